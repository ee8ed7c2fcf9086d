/** The time that all charts of the page show, and how finely. */
import { DAY_MS, HOUR_MS } from '../../src/store/hour.ts';
import type { MessageKey } from '../i18n.ts';

export type RangeId = '1h' | '24h' | '7d' | '30d';
/** `to` of a custom range is exclusive, UTC ms. */
export type RangeChoice = RangeId | { from: number; to: number };

export const RANGES: readonly { id: RangeId; ms: number; label: MessageKey }[] = [
  { id: '1h', ms: HOUR_MS, label: 'range_1h' },
  { id: '24h', ms: DAY_MS, label: 'range_24h' },
  { id: '7d', ms: 7 * DAY_MS, label: 'range_7d' },
  { id: '30d', ms: 30 * DAY_MS, label: 'range_30d' },
];

export interface Range {
  /** UTC ms, `to` exclusive. */
  from: number;
  to: number;
  /** Length of a bucket. */
  lengthMs: number;
}

const MINUTE_MS = 60_000;
/** No bucket is shorter. */
export const FINEST_MS = 5 * MINUTE_MS;
const LENGTHS = [5, 15, 30, 60, 120, 180, 360, 720, 1440].map((minutes) => minutes * MINUTE_MS);
/** Longer ranges are drawn from points of hours. */
export const RAW_UP_TO_MS = 2 * DAY_MS;
/** CSS pixels that a bucket takes at least: narrower ones could not be told apart, nor hit. */
const LEAST_PX = 3.5;

/** @param width CSS pixels of the chart */
export function rangeOf(choice: RangeChoice, now: number, width: number): Range {
  const preset = typeof choice === 'string' ? RANGES.find(({ id }) => id === choice) : undefined;
  const ms = preset?.ms ?? DAY_MS;
  const { from, to } = typeof choice === 'string' ? { from: now - ms, to: now } : choice;
  const least = to - from > RAW_UP_TO_MS ? HOUR_MS : FINEST_MS;
  const most = Math.max(24, Math.floor(width / LEAST_PX));
  const fits = (length: number): boolean => length >= least && (to - from) / length <= most;
  return { from, to, lengthMs: LENGTHS.find(fits) ?? DAY_MS };
}

/** Local days as date fields give them (`YYYY-MM-DD`), the last one included; null where they are no range. */
export function customRange(first: string, last: string): { from: number; to: number } | null {
  const [from, end] = [new Date(`${first}T00:00:00`), new Date(`${last}T00:00:00`)];
  end.setDate(end.getDate() + 1);
  const range = { from: from.getTime(), to: end.getTime() };
  return range.to > range.from ? range : null;
}

/** A local day for a date field. */
export function dateField(at: number): string {
  const date = new Date(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The same length, one step earlier (-1) or later (1), not beyond now. */
export function moved(
  { from, to }: { from: number; to: number },
  step: -1 | 1,
  now: number,
): { from: number; to: number } {
  const length = to - from;
  const end = Math.min(now, to + step * length);
  return { from: end - length, to: end };
}
