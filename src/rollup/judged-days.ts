/**
 * Which days are still to be judged, and on what basis. A row is a cache: facts are the samples, and a row of another basis is replaced as
 * long as they are there (docs/decisions/0002).
 */
import type { Settings } from '../settings.ts';
import { DAY_MS, dayStart, HOUR_MS } from '../store/hour.ts';
import type { Store } from '../store/schema.ts';
import { isQuotaError } from '../store/store-error.ts';
import { transact } from '../store/transact.ts';
import { LOOK_BACK_MS, RULES_VERSION } from '../verdict/judge.ts';
import type { Judged } from './read-judged.ts';

/** Rises when a row is to hold something else. */
const SHAPE = 2;

/** What a judgement of past samples depends on besides them. Which services are chosen now is no part of it: the samples say it. */
export function basisOf({ country, intervalMinutes }: Settings): string {
  return JSON.stringify([SHAPE, RULES_VERSION, country, intervalMinutes]);
}

/** False where there is no room for it. Of samples that were deleted meanwhile nothing is written. */
export async function writeJudged(store: Store, row: Judged): Promise<boolean> {
  const { day, moments } = row;
  const first = moments[0];
  const range =
    first === undefined ? IDBKeyRange.upperBound(day + DAY_MS) : IDBKeyRange.bound(first - HOUR_MS, first + HOUR_MS);
  try {
    await transact(store, ['samples', 'judged'], async (tx) => {
      if (await tx.objectStore('samples').index('at').getKey(range)) await tx.objectStore('judged').put(row);
    });
    return true;
  } catch (error) {
    if (isQuotaError(error)) return false;
    throw error;
  }
}

/**
 * Days still to be judged, newest first. Judged anew on a new basis is only what still has all the samples a judgement looks
 * back on: the edge of what is kept would be judged by less than it was.
 */
export async function daysToJudge(store: Store, settings: Settings, now: number): Promise<number[]> {
  const oldest = (await store.transaction('samples').store.index('at').openKeyCursor())?.key;
  if (oldest === undefined) return [];
  const rows = new Map((await store.getAll('judged')).map((row) => [row.day, row]));
  const basis = basisOf(settings);
  const days: number[] = [];
  for (let day = dayStart(now); day >= dayStart(oldest); day -= DAY_MS) {
    const row = rows.get(day);
    const rested = day - LOOK_BACK_MS < oldest;
    if (row?.complete && (row.basis === basis || rested)) continue;
    days.push(day);
  }
  return days;
}
