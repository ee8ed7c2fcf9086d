/**
 * One-sided 95 % bounds of a share (Clopper and Pearson 1934). Two of them together are a 90 % interval, not a 95 % one:
 * each answers its own question, "at least" or "at most".
 */
import { betaQuantile } from './beta.ts';

const LEVEL = 0.95;

/** The true share is at least this. 0 of 0 says nothing: 0. */
export function lowerBound(bad: number, total: number): number {
  return bad <= 0 ? 0 : remembered(LOWER, bad, total, () => betaQuantile(1 - LEVEL, bad, total - bad + 1));
}

/** The true share is at most this. 0 of 0 says nothing: 1. */
export function upperBound(bad: number, total: number): number {
  return bad >= total ? 1 : remembered(UPPER, bad, total, () => betaQuantile(LEVEL, bad + 1, total - bad));
}

/** Twelve thousand cells have a few hundred different counts: each bound is computed once. Faded counts are not whole. */
const MOST_REMEMBERED = 300;
const LOWER = new Map<number, number>();
const UPPER = new Map<number, number>();

function remembered(bounds: Map<number, number>, bad: number, total: number, bound: () => number): number {
  if (total > MOST_REMEMBERED || !Number.isInteger(bad) || !Number.isInteger(total)) return bound();
  const key = bad * (MOST_REMEMBERED + 1) + total;
  const known = bounds.get(key) ?? bound();
  bounds.set(key, known);
  return known;
}
