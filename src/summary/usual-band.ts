/**
 * usualBands: what was usual before each day, as a band: the middle 80 % of the seven days before it. A day has one band, so that
 * the trouble of the day itself does not move it.
 */
import { DAY_MS, dayStart } from '../store/hour.ts';
import type { HourPoints } from '../store/points-day.ts';
import type { Age } from './buckets.ts';
import { quantiles } from './quantile.ts';

export interface Band {
  low: number;
  middle: number;
  high: number;
}

/** Days that make the usual, as the rules have it (verdict/thresholds.ts, baselineMs). */
export const USUAL_DAYS = 7;
/** Times below which nothing is usual yet (baselineRounds). */
const LEAST = 48;

/** Band of each day (its start, UTC ms) in [from, to) that has enough before it. @param points in time order */
export function usualBands(points: readonly HourPoints[], age: Age, from: number, to: number): Map<number, Band> {
  const bands = new Map<number, Band>();
  let [first, end] = [0, 0];
  for (let day = dayStart(from); day < to; day += DAY_MS) {
    // Both ends move on with the day: a look at every hour for every day is what a month took longest for.
    while ((points[first]?.hour ?? day) < day - USUAL_DAYS * DAY_MS) first += 1;
    while ((points[end]?.hour ?? day) < day) end += 1;
    const before = points.slice(first, end).flatMap((p) => p[age]);
    const found = before.length < LEAST ? undefined : quantiles(before, [0.1, 0.5, 0.9]);
    if (found) bands.set(day, { low: found[0], middle: found[1], high: found[2] });
  }
  return bands;
}
