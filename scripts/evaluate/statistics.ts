/** Intervals: exact for shares (Clopper and Pearson 1934), bootstrap by user for rates, since one user's weeks are alike. */
import { incompleteBeta } from '../../src/crowd/beta.ts';
import type { Random } from './random.ts';

export interface Interval {
  low: number;
  high: number;
}

const LEVEL = 0.95;

function betaQuantile(p: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Clopper-Pearson interval of a share of k in n. */
export function shareInterval(k: number, n: number): Interval {
  const tail = (1 - LEVEL) / 2;
  if (n === 0) return { low: 0, high: 1 };
  return {
    low: k === 0 ? 0 : betaQuantile(tail, k, n - k + 1),
    high: k === n ? 1 : betaQuantile(1 - tail, k + 1, n - k),
  };
}

/** One user's events in so much time. */
export interface Exposure {
  events: number;
  weeks: number;
}

const RESAMPLES = 1_000;

function percentiles(values: number[]): Interval {
  values.sort((a, b) => a - b);
  const at = (p: number): number => values[Math.min(values.length - 1, Math.floor(p * values.length))] ?? 0;
  return { low: at((1 - LEVEL) / 2), high: at((1 + LEVEL) / 2) };
}

/** Bootstrap of any figure of a list, drawn by its entries (users, traces). */
export function bootstrap<T>(entries: readonly T[], figure: (drawn: readonly T[]) => number, random: Random): Interval {
  if (entries.length === 0) return { low: Number.NaN, high: Number.NaN };
  const values = Array.from({ length: RESAMPLES }, () => figure(entries.map(() => random.pick(entries))));
  return percentiles(values);
}

const total = (list: readonly Exposure[], key: keyof Exposure): number => list.reduce((sum, e) => sum + e[key], 0);

export const rateOf = (list: readonly Exposure[]): number =>
  total(list, 'events') / Math.max(1e-9, total(list, 'weeks'));

/** Events a week with its interval by user; without any event the exact upper bound for none (-ln 0.05 over the weeks). */
export function rateInterval(list: readonly Exposure[], random: Random): Interval {
  if (total(list, 'events') === 0) return { low: 0, high: -Math.log(1 - LEVEL) / Math.max(1e-9, total(list, 'weeks')) };
  return bootstrap(list, rateOf, random);
}

/** Nearest rank, as src/summary/quantile.ts; infinite values (never found) sort last. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? Number.NaN;
}
