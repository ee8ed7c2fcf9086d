/**
 * Level: how finely a provider's votes on one service are published in the course of a UTC day. One level a day, fixed
 * before the day's first hour is published: two tables that overlap could be subtracted from each other.
 */

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

/** By UTC day (its start, ms): a bit for each hour in which a place had k networks. */
export type FullHours = ReadonlyMap<number, number>;

export function withFullHour(full: FullHours, hour: number): FullHours {
  const day = dayStart(hour);
  const kept = [...full].filter(([other]) => other >= day - LEVEL_DAYS * DAY_MS);
  return new Map(kept).set(day, (full.get(day) ?? 0) | (1 << ((hour - day) / HOUR_MS)));
}

/**
 * The finest level whose windows mostly had k networks on the days before. A window has as many networks as its fullest
 * hour: the same prefix has another tag in each hour, so those of two hours never add up.
 * @param known whole days before `day` in which the collector ran
 */
export function levelFor(full: FullHours, day: number, known: number): Level {
  // On a collector's first day nothing is known and nothing summed: whoever has k is published by the hour.
  if (known === 0) return 'hour';
  const days = Math.min(known, LEVEL_DAYS);
  for (const level of ['hour', 'six-hours', 'day'] as const) {
    const length = LEVEL_HOURS[level];
    const windows = Array.from({ length: (days * 24) / length }, (_, i) => {
      const bits = full.get(day - (1 + Math.floor((i * length) / 24)) * DAY_MS) ?? 0;
      return (bits >> ((i * length) % 24)) & (2 ** length - 1);
    });
    if (windows.filter((bits) => bits !== 0).length >= OFTEN_ENOUGH * windows.length) return level;
  }
  return 'rest';
}
