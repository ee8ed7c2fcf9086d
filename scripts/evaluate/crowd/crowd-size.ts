/** How much of the crowd is simulated. */
export interface CrowdSize {
  worlds: number;
  /** Quiet days before each run; fewer than five leave the crowd without a past of its own. */
  days: number;
  /** Runs of each null in each world, and events of each kind. */
  runs: number;
  events: number;
  /** Poisoned cells of each pair. */
  cells: number;
}

export const WHOLE: CrowdSize = { worlds: 4, days: 14, runs: 30, events: 20, cells: 2_000 };
