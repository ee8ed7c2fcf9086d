/**
 * One-sided 95 % bounds of a share (Clopper and Pearson 1934). Two of them together are a 90 % interval, not a 95 % one:
 * each answers its own question, "at least" or "at most".
 */
import { betaQuantile } from './beta.ts';

const LEVEL = 0.95;

/** The true share is at least this. 0 of 0 says nothing: 0. */
export function lowerBound(bad: number, total: number): number {
  return bad <= 0 ? 0 : betaQuantile(1 - LEVEL, bad, total - bad + 1);
}

/** The true share is at most this. 0 of 0 says nothing: 1. */
export function upperBound(bad: number, total: number): number {
  return bad >= total ? 1 : betaQuantile(LEVEL, bad + 1, total - bad);
}
