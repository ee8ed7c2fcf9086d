/**
 * When a report is sent: at times that tell nothing of when it was measured or which others belong to it. Chance is an
 * argument, 0 to 1.
 */
import { HOUR_MS } from '../store/hour.ts';
import { OLDEST_HOURS } from './wire.ts';

const MINUTE_MS = 60_000;
/** After the end of the measured hour. A cell closes 75 minutes after it. */
const FIRST_FROM_MS = 5 * MINUTE_MS;
const FIRST_TO_MS = 60 * MINUTE_MS;
/** What was held up follows within this time of the return of whatever was missing. */
const LATE_MS = 6 * HOUR_MS;
const LATE_FROM_MS = MINUTE_MS;
/** A report this far behind its time was held up; less is the pace at which they are sent. */
export const HELD_AFTER_MS = 30 * MINUTE_MS;
const BACK_OFF_MS = MINUTE_MS;
const MOST_BACK_OFF_MS = 2 * HOUR_MS;

const between = (from: number, to: number, chance: number): number => Math.round(from + (to - from) * chance);

/** @param hour start of the measured hour, UTC ms. @returns UTC ms */
export function firstDue(hour: number, now: number, chance: number): number {
  const end = hour + HOUR_MS;
  const from = Math.max(end + FIRST_FROM_MS, now);
  // Queued late (the browser was closed): there is no time left to spread within.
  if (from > end + FIRST_TO_MS - LATE_FROM_MS) return heldDue(0, now, chance);
  return between(from, end + FIRST_TO_MS, chance);
}

/**
 * The new time of a report that was held up. Each time it happens again the spread is shorter, or somebody who is online
 * for half an hour a day would never send it.
 */
export function heldDue(held: number, now: number, chance: number): number {
  return between(now + LATE_FROM_MS, now + Math.max(2 * LATE_FROM_MS, LATE_MS / 6 ** held), chance);
}

/** Least time between two reports of one device, ms: they must not arrive as a group. */
export function gapMs(chance: number): number {
  return between(10_000, 40_000, chance);
}

/** After so many tries in a row that no relay answered, ms. */
export function backOffMs(failures: number, chance: number): number {
  const whole = Math.min(MOST_BACK_OFF_MS, BACK_OFF_MS * 2 ** Math.min(failures - 1, 20));
  return between(whole / 2, whole, chance);
}

/** Too old to be taken. */
export function isTooOld(hour: number, now: number): boolean {
  return hour < now - OLDEST_HOURS * HOUR_MS;
}
