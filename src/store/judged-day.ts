/**
 * A day as it was judged: the cache behind the heat strip and the list of events. What the changes look like is the verdict's own
 * matter, which comes after the store; here they are only kept.
 */
export interface JudgedDay {
  /** Start of the UTC day, UTC ms. */
  day: number;
  /** Rules and settings it was judged by: with others it is judged anew as long as its samples are there. */
  basis: string;
  /** UTC ms at which each round ended and was judged, in time order. */
  moments: number[];
  /** All of its rounds are in it. */
  complete: boolean;
  /** What was said after the first round, then every change. Unknown until whoever wrote it reads it. */
  changes: unknown[];
}
