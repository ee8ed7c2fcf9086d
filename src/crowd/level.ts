/**
 * Level: how finely a provider's votes on one service are published in the course of a UTC day. One level a day, fixed
 * before the day's first hour is published: two tables that overlap could be subtracted from each other.
 */
import { LIMITS } from './limits.ts';

const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** From fine to coarse. `rest`: in the sum of all small providers of the country, which has a level of its own. */
export const LEVELS = ['hour', 'six-hours', 'day', 'rest'] as const;
export type Level = (typeof LEVELS)[number];

export const LEVEL_HOURS: Readonly<Record<Exclude<Level, 'rest'>, number>> = { hour: 1, 'six-hours': 6, day: 24 };

/** So many days before serve for the choice. */
export const LEVEL_DAYS = 3;
/** Share of the windows of those days that would have had k networks. */
const OFTEN_ENOUGH = 0.75;

export const dayStart = (at: number): number => Math.floor(at / DAY_MS) * DAY_MS;

/** Start of the window that an hour belongs to. */
export function windowStart(hour: number, level: Exclude<Level, 'rest'>): number {
  const length = LEVEL_HOURS[level] * HOUR_MS;
  return Math.floor(hour / length) * length;
}

/** @returns whether this hour is the last of its window */
export const endsWindow = (hour: number, level: Exclude<Level, 'rest'>): boolean =>
  windowStart(hour + HOUR_MS, level) !== windowStart(hour, level);

/**
 * The finest level whose windows mostly had k networks on the days before. A window has as many networks as its fullest
 * hour: the same prefix has another tag in each hour, so those of two hours never add up.
 * @param networks by hour (UTC ms); absent is none. @param known whole days before `day` in which the collector ran
 */
export function levelFor(networks: ReadonlyMap<number, number>, day: number, known: number, k: number): Level {
  // On a collector's first day nothing is known and nothing summed: whoever has k is published by the hour.
  if (known === 0) return 'hour';
  const days = Math.min(known, LEVEL_DAYS);
  for (const level of ['hour', 'six-hours', 'day'] as const) {
    const length = LEVEL_HOURS[level] * HOUR_MS;
    const windows = (days * DAY_MS) / length;
    const full = new Set<number>();
    for (const [hour, count] of networks) {
      if (hour >= day - days * DAY_MS && hour < day && count >= k) full.add(windowStart(hour, level));
    }
    if (full.size >= OFTEN_ENOUGH * windows) return level;
  }
  return 'rest';
}

/** @throws where an operator asks for less than the floor */
export function checkedK(k: number): number {
  if (Number.isInteger(k) && k >= LIMITS.kFloor) return k;
  throw new Error(`k must be a whole number of at least ${LIMITS.kFloor}, not ${k}: fewer could be named.`);
}
