/**
 * Reading raw samples. Every function here goes through an index range and never walks the whole store: the popup
 * reads one day out of ninety while a person waits.
 */
import type { Sample } from '../sample.ts';
import { HOUR_MS, hourOf } from './hour.ts';
import { byTime } from './record.ts';
import type { RoundRecord, Store } from './schema.ts';

/** All samples of a round, oldest first. */
export async function samplesOfRound(store: Store, round: string): Promise<Sample[]> {
  // An array is greater than every string (Indexed Database API 3.0 §2.4), so this covers any target.
  return flat(await store.getAll('samples', IDBKeyRange.bound([round], [round, []])));
}

/** Samples made at or after `at` (UTC ms), oldest first; of these targets only, or of all. */
export async function samplesSince(store: Store, at: number, targets?: readonly string[]): Promise<Sample[]> {
  const since = (records: RoundRecord[]) => flat(records).filter((sample) => sample.at >= at);
  if (!targets) return since(await store.getAllFromIndex('samples', 'at', IDBKeyRange.lowerBound(at)));
  const byTarget = store.transaction('samples').store.index('targetAt');
  const ranges = [...new Set(targets)].map((target) => IDBKeyRange.bound([target, at], [target, []]));
  return since((await Promise.all(ranges.map((range) => byTarget.getAll(range)))).flat());
}

/** Samples of the records whose newest sample was made in [from, to), UTC ms: a part of a long reading. */
export async function samplesOfPart(store: Store, from: number, to: number): Promise<Sample[]> {
  return flat(await store.getAllFromIndex('samples', 'at', IDBKeyRange.bound(from, to, false, true)));
}

/** The sample that was made last, by the clock; undefined in an empty store. */
export async function newestSample(store: Store): Promise<Sample | undefined> {
  const cursor = await store.transaction('samples').store.index('at').openCursor(null, 'prev');
  return cursor?.value.samples.toSorted(byTime).at(-1);
}

function flat(records: readonly RoundRecord[]): Sample[] {
  return records.flatMap((record) => record.samples).sort(byTime);
}

export interface SampleRange {
  /** UTC ms, inclusive; default: the beginning. */
  from?: number | undefined;
  /** UTC ms, exclusive; default: the end. */
  to?: number | undefined;
  /** Target ids; default: all. */
  targets?: readonly string[] | undefined;
}

/**
 * Samples of a range in time order, an hour at a time, so that ninety days need the memory of one hour. What is stored
 * or removed while it runs may or may not appear: a transaction cannot stay open between two hours.
 */
export async function* samplesByHour(store: Store, range: SampleRange = {}): AsyncGenerator<Sample[]> {
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = range;
  const targets = range.targets && new Set(range.targets);
  let hour = await nextHour(store, IDBKeyRange.lowerBound(from - HOUR_MS, true));
  while (hour !== undefined && hour < to) {
    const inHour = hour;
    const records = await store.getAllFromIndex('samples', 'hours', inHour);
    const samples = flat(targets ? records.filter((record) => targets.has(record.target)) : records).filter(
      ({ at }) => hourOf(at) === inHour && at >= from && at < to,
    );
    if (samples.length > 0) yield samples;
    hour = await nextHour(store, IDBKeyRange.lowerBound(inHour, true));
  }
}

async function nextHour(store: Store, range: IDBKeyRange): Promise<number | undefined> {
  return (await store.transaction('samples').store.index('hours').openKeyCursor(range))?.key;
}
