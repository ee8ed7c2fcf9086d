/**
 * How late a round began after it was due: time in which the computer or browser slept, measuring was paused, or the day's bytes were
 * short. It is told as such and judged by nobody: nothing was asked in it, so that it can be no outage.
 */
import type { Round } from '../round.ts';

/** An alarm, a browser that is starting, or a busy machine delays a round by less than this, ms. */
const ON_TIME_MS = 5 * 60_000;

/** Ms; 0 for a round in time. A clock that was set back shows none. */
export function lateStartMs({ plannedAt, startedAt }: Pick<Round, 'plannedAt' | 'startedAt'>): number {
  const late = startedAt - plannedAt;
  return late > ON_TIME_MS ? late : 0;
}
