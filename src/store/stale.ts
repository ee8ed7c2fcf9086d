/**
 * Which derived rows no longer agree with the samples. Noted in the transaction that writes the samples, so that a chart never
 * shows less than what is stored, whoever was killed in between.
 */
import { DAY_MS, dayStart, hourOf } from './hour.ts';
import type { RoundRecord, Store } from './schema.ts';

interface Notes {
  put(value: 1, key: [string, number]): Promise<unknown>;
}

interface Rows {
  delete(key: [string, number]): Promise<unknown>;
}

/** A record belongs to the hour of its newest sample, which may have moved. */
export async function noteStale(stale: Notes, before: RoundRecord | undefined, after: RoundRecord): Promise<void> {
  const hours = new Set([hourOf(after.at), ...(before ? [hourOf(before.at)] : [])]);
  await Promise.all([...hours].map(async (hour) => stale.put(1, [after.target, hour])));
}

/** Drops the points of the days that these records lie in: deleting is possible even on a full disk. */
export async function dropPoints(points: Rows, records: Iterable<Pick<RoundRecord, 'target' | 'at'>>): Promise<void> {
  const days = new Map<string, [string, number]>();
  for (const { target, at } of records) days.set(`${target} ${dayStart(at)}`, [target, dayStart(at)]);
  await Promise.all([...days.values()].map(async (key) => points.delete(key)));
}

/** Hours of a target in [from, to) to be derived anew, UTC ms. */
export async function staleHours(store: Store, target: string, from: number, to: number): Promise<number[]> {
  const keys = await store.getAllKeys('stale', IDBKeyRange.bound([target, hourOf(from)], [target, to], false, true));
  return keys.map(([, hour]) => hour);
}

/** The first `most` of all, by target and hour. */
export async function anyStale(store: Store, most: number): Promise<[target: string, hour: number][]> {
  return store.getAllKeys('stale', null, most);
}

/** A judgement looks back a week and more (verdict/judge.ts): so long after a new old sample what was said may have been another. */
export const JUDGED_DAYS_AFTER = 9 * DAY_MS;
