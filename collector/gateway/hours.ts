/**
 * When a measured hour is taken, and when its tags still count. By the gateway's clock alone: the client's may be wrong and
 * the relay's is only asked for tags.
 */
import { LIMITS } from '../../src/crowd/limits.ts';
import { startOfReportHour } from '../../src/report/report-hour.ts';
import { OLDEST_HOURS } from '../../src/report/wire.ts';

export const HOUR_MS = 3_600_000;
/** The clock of an honest client may be fast: its hour may end a little before ours. */
export const EARLY_MS = 10 * 60_000;

/** Nearly all reports are of the hour of the one before. */
let last: { hour: string; start: number | undefined } = { hour: '', start: undefined };

/** @returns UTC ms; undefined for what is no hour */
export function startOfHour(hour: string): number | undefined {
  if (hour !== last.hour) last = { hour, start: startOfReportHour(hour) };
  return last.start;
}

export type Standing = 'future' | 'open' | 'late' | 'old';

/** @param start of the hour, UTC ms */
export function standingOf(start: number, now: number): Standing {
  const end = start + HOUR_MS;
  if (now < end - EARLY_MS) return 'future';
  if (now < end + LIMITS.closesAfterMs) return 'open';
  return now - start <= OLDEST_HOURS * HOUR_MS ? 'late' : 'old';
}
