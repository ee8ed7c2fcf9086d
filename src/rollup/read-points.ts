/**
 * The points of several targets over a range, in one transaction: rows where there are some, samples where a row lags behind, hour
 * rows where the samples are gone. Days that have samples and no row are named, for whoever has the time to fold them.
 */
import { DAY_MS, dayStart, HOUR_MS, hourOf } from '../store/hour.ts';
import type { HourPoints } from '../store/points-day.ts';
import type { Store } from '../store/schema.ts';
import { mergeHours, pointsOfRow } from '../summary/merge-points.ts';
import { isCurrent, pointsOf, span } from './fold-points.ts';

export interface PointsRead {
  /** By target, in time order. */
  points: ReadonlyMap<string, readonly HourPoints[]>;
  /** To be folded: what is missing from `points`. */
  missing: [target: string, day: number][];
}

/** So many days without a row are read from the samples at once: the first minutes after the start have none. */
const READ_AT_ONCE = 2;

/** @param range UTC ms, `to` exclusive; @param now UTC ms: no day after it is missing */
export async function readPoints(
  store: Store,
  targets: readonly string[],
  { from, to }: { from: number; to: number },
  now: number,
): Promise<PointsRead> {
  const tx = store.transaction(['points', 'hours', 'stale', 'samples']);
  const byTarget = tx.objectStore('samples').index('targetAt');
  const oldest = (await tx.objectStore('samples').index('at').openKeyCursor())?.key;
  const days = daysOf(Math.max(dayStart(from), oldest === undefined ? to : dayStart(oldest)), Math.min(to, now));
  const missing: PointsRead['missing'] = [];
  const read = async (target: string): Promise<[string, HourPoints[]]> => {
    const [rows, hours, marks] = await Promise.all([
      tx.objectStore('points').getAll(span(target, dayStart(from), to)),
      tx.objectStore('hours').getAll(span(target, hourOf(from), to)),
      tx.objectStore('stale').getAllKeys(span(target, hourOf(from), to)),
    ]);
    const current = rows.filter(isCurrent);
    const have = new Set(current.map(({ day }) => day));
    const lacking = days.filter((day) => !have.has(day));
    const stale = new Set(marks.map(([, hour]) => hour).filter((hour) => have.has(dayStart(hour))));
    const ranges = [...stale].map((hour) => span(target, hour, hour + HOUR_MS));
    if (lacking.length <= READ_AT_ONCE) ranges.push(...lacking.map((day) => span(target, day, day + DAY_MS)));
    else missing.push(...lacking.map((day): [string, number] => [target, day]));
    const records = await Promise.all(ranges.map((range) => byTarget.getAll(range)));
    const folded = current.flatMap((row) => row.hours).filter(({ hour }) => !stale.has(hour));
    const all = mergeHours(folded, pointsOf(records.flat()), hours.map(pointsOfRow));
    return [target, all.filter(({ hour }) => hour >= hourOf(from) && hour < to)];
  };
  const points = new Map(await Promise.all(targets.map(read)));
  return { points, missing };
}

/** Starts of the days that [from, to) touches. */
function daysOf(from: number, to: number): number[] {
  const days: number[] = [];
  for (let day = dayStart(from); day < to; day += DAY_MS) days.push(day);
  return days;
}
