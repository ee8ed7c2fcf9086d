/**
 * Keeps the points of charts in step with the samples. Each call is one transaction for one target and day, so that it may be
 * stopped anywhere; background and pages may both do it at once, since both derive the same from the same.
 */
import type { Sample } from '../sample.ts';
import { DAY_MS, dayStart, HOUR_MS } from '../store/hour.ts';
import { type HourPoints, POINTS_VERSION, type PointsDay } from '../store/points-day.ts';
import type { RoundRecord, Store } from '../store/schema.ts';
import { anyStale } from '../store/stale.ts';
import { isQuotaError } from '../store/store-error.ts';
import { transact } from '../store/transact.ts';
import { hourPoints, isEmpty } from '../summary/hour-points.ts';

/** A record belongs to the hour (or the other stretch of time) of its newest sample. */
export function pointsOf(records: readonly RoundRecord[], lengthMs = HOUR_MS): HourPoints[] {
  const parts = new Map<number, Sample[]>();
  for (const { at, samples } of records) {
    const start = at - (at % lengthMs);
    const list = parts.get(start);
    if (list) list.push(...samples);
    else parts.set(start, [...samples]);
  }
  const all = [...parts].sort(([a], [b]) => a - b).map(([start, samples]) => hourPoints(start, samples));
  return all.filter((points) => !isEmpty(points));
}

export const isCurrent = (row: PointsDay | undefined): row is PointsDay => row?.version === POINTS_VERSION;

/** Range of a target's keys in [from, to), for stores and indexes keyed by target and time. */
export const span = (target: string, from: number, to: number): IDBKeyRange =>
  IDBKeyRange.bound([target, from], [target, to], false, true);

/** Makes the row of this day (its start, UTC ms) what the samples say. False where there is no room for it. */
export async function foldDay(store: Store, target: string, day: number): Promise<boolean> {
  try {
    await transact(store, ['samples', 'points', 'stale'], async (tx) => {
      const [points, stale] = [tx.objectStore('points'), tx.objectStore('stale')];
      const byTarget = tx.objectStore('samples').index('targetAt');
      // Nothing may stay behind "delete everything", not even that there was a day.
      if (
        !(await tx
          .objectStore('samples')
          .index('at')
          .getKey(IDBKeyRange.upperBound(day + DAY_MS, true)))
      )
        return;
      const whole = span(target, day, day + DAY_MS);
      const [row, marks] = await Promise.all([points.get([target, day]), stale.getAllKeys(whole)]);
      if (isCurrent(row) && marks.length === 0) return;
      const hours = isCurrent(row) ? marks.map(([, hour]) => hour) : null;
      const ranges = hours ? hours.map((hour) => span(target, hour, hour + HOUR_MS)) : [whole];
      const records = await Promise.all(ranges.map((range) => byTarget.getAll(range)));
      const kept = isCurrent(row) ? row.hours.filter(({ hour }) => !hours?.includes(hour)) : [];
      const all = [...kept, ...pointsOf(records.flat())].sort((a, b) => a.hour - b.hour);
      await Promise.all([points.put({ target, day, version: POINTS_VERSION, hours: all }), stale.delete(whole)]);
    });
    return true;
  } catch (error) {
    // Derived: without room for it charts read the samples themselves.
    if (isQuotaError(error)) return false;
    throw error;
  }
}

/** More than one round's, less than would hold up the next one. */
const MOST = 400;

/** Folds what rounds have left to fold, a bounded part of it. */
export async function foldStale(store: Store): Promise<void> {
  const days = new Map<string, [target: string, day: number]>();
  for (const [target, hour] of await anyStale(store, MOST))
    days.set(`${target} ${dayStart(hour)}`, [target, dayStart(hour)]);
  for (const [target, day] of days.values()) if (!(await foldDay(store, target, day))) return;
}
