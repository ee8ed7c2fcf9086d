/**
 * Evidence carried over hours: an e-CUSUM that forgets. M = (M + 1) / 2 * e lays half of the stake anew each hour: a new
 * event is seen at once, a standing one grows. Unlike max(M, 1) * e its mean stays at most one at every hour, which e-BH
 * needs (Shin, Ramdas, Rinaldo 2023 give the other a run length only).
 */
import { logMean } from './evidence.ts';

/** After so much silence nothing of the past counts. */
const FORGOTTEN_HOURS = 24;

/** @param before ln M of the hour before; @param log ln e of this one, 0 where nothing was heard; @returns ln M */
export function carry(before: number, log: number): number {
  return logMean([before, 0]) + log;
}

/** Hours in which nothing was heard. */
export function carrySilence(before: number, hours: number): number {
  if (hours >= FORGOTTEN_HOURS) return 0;
  let log = before;
  for (let i = 0; i < hours; i++) log = carry(log, 0);
  return log;
}
