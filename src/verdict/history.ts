/** HistoryFacts: a target against its own usual on this network. */
export interface HistoryFacts {
  /** Rounds the usual rests on. */
  rounds: number;
  usualMs: number;
  nowMs: number;
  /** The evidence has passed its threshold and the target has not been as usual for long enough since. */
  slow: boolean;
  /** UTC ms of the first slow round of the alarm. */
  since?: number;
}
