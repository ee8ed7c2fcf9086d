/**
 * Reading raw samples. Every function here goes through an index range and never walks the whole store: the popup
 * reads one day out of ninety while a person waits.
 */
import type { Sample } from '../sample.ts';
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
