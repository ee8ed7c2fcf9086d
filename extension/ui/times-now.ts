/** The times that a row shows: now, and usual where the rules compared the two. None where there is no "now" to speak of. */
import { THRESHOLDS } from '../../src/verdict/thresholds.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import type { ServiceHistory } from './service-history.ts';

export interface TimesNow {
  /** Time to first byte, ms. */
  nowMs: number;
  /** Of the same kind of connection; absent where it is not known. */
  usualMs?: number;
}

/** @param now UTC ms */
export function timesNow(verdict: Verdict, history: ServiceHistory, now: number): TimesNow | null {
  const newest = history.points.at(-1);
  // An answer of before the failures, or of this morning, is not what the person has now.
  if (!newest || newest.ms === null || now - newest.at > THRESHOLDS.freshForMs.value) return null;
  const { nowMs, usualMs } = verdict.evidence;
  if (nowMs !== undefined && usualMs !== undefined) return { nowMs, usualMs };
  return history.nowMs === undefined ? null : { nowMs: history.nowMs };
}
