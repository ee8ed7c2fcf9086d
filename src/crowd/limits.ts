/** The crowd's numbers, each once. Those of publishing are promises to contributors (docs/privacy.md): lower none of them. */
const MINUTE_MS = 60_000;

export const LIMITS = {
  /** A cell takes no more reports so long after its hour has ended; its alerts are decided then. */
  closesAfterMs: 75 * MINUTE_MS,
  /** Published from then on, counted from the end of its hour. */
  publishedAfterMs: 120 * MINUTE_MS,
  /** Distinct prefix tags without which nothing of a cell is published. */
  k: 10,
  /** An operator may lower k to this and no further. */
  kFloor: 5,
  /** Published counts are multiples of this. */
  rounding: 5,
  /** Networks below which a cell's votes are no evidence. */
  leastNetworks: 5,
  /** Share of wrong names among all that are named, e-BH. */
  falseShare: 0.05,
  /** No background is taken to be lower than this: devices err, and a new network has no past. */
  leastBackground: 0.08,
  /** Times its own background that a cell may be bad and still be as usual. */
  backgroundTimes: 3,
  /** Lower bounds of the share: most of a provider, and part of it. Upper bound: few others have it. */
  most: 0.5,
  part: 0.1,
  few: 0.3,
  /** More cells than this moving in one hour is more likely us than the world. */
  fleetShare: 0.2,
} as const;
