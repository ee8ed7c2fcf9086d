/**
 * The usual band of a service: between which times four of five rounds lay, apart from the newest ones. A picture beside the
 * verdict and not its ground: what counts as unusual is decided by the rules alone.
 */
import { quantile } from '../summary/quantile.ts';
import { THRESHOLDS } from '../verdict/thresholds.ts';
import type { RoundPoint } from './service-history.ts';

export interface Band {
  lowMs: number;
  highMs: number;
}

/** The rounds that the rules judge against the usual (verdict/history.ts): a slow half day must not make itself usual. */
const JUDGED = 48;

/** Undefined while fewer rounds are known than the rules need for a usual of their own. */
export function usualBand(points: readonly RoundPoint[]): Band | undefined {
  const known = points.flatMap(({ ms }) => ms ?? []);
  const least = THRESHOLDS.baselineRounds.value;
  if (known.length <= least) return undefined;
  // With little more than half a day known, the oldest half day is the usual.
  const usual = known.slice(0, Math.max(least, known.length - JUDGED));
  const [lowMs, highMs] = [quantile(usual, 0.1), quantile(usual, 0.9)];
  return lowMs === undefined || highMs === undefined ? undefined : { lowMs, highMs };
}
