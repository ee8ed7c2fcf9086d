/**
 * usualBands: what was usual before each day, as a band: the middle 80 % of the seven days before it. A day has one band, so that
 * the trouble of the day itself does not move it.
 */
import { DAY_MS, dayStart } from '../store/hour.ts';
import type { HourPoints } from '../store/points-day.ts';
import type { Age } from './buckets.ts';
import { quantile } from './quantile.ts';

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
  for (let day = dayStart(from); day < to; day += DAY_MS) {
    const before = points.filter((p) => p.hour >= day - USUAL_DAYS * DAY_MS && p.hour < day).flatMap((p) => p[age]);
    if (before.length < LEAST) continue;
    const [low, middle, high] = [quantile(before, 0.1), quantile(before, 0.5), quantile(before, 0.9)];
    if (low !== undefined && middle !== undefined && high !== undefined) bands.set(day, { low, middle, high });
  }
  return bands;
}
