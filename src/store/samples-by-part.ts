/**
 * All samples of a range, some hours at a time. The next readings are asked for before this one is taken, since the database works
 * in a process of its own; what waits is left as it came (`result` makes objects of it), so that it does not grow old in the heap.
 */
import { unwrap } from 'idb';
import type { Sample } from '../sample.ts';
import { HOUR_MS } from './hour.ts';
import { byTime } from './record.ts';
import type { RoundRecord, Store } from './schema.ts';

export interface SampleRange {
  /** UTC ms, inclusive; default: the beginning. */
  from?: number | undefined;
  /** UTC ms, exclusive; default: the end. */
  to?: number | undefined;
}

/** What of a range comes in one reading. */
export interface SamplePart {
  samples: Sample[];
  /** UTC ms: all before it was read. */
  until: number;
}

/** Hours read at once: each reading is a message to the database's own process, which an hour alone is not worth. */
const PART_HOURS = 3;
/** Readings under way: the database has the next one to do while this one is written. */
const AT_ONCE = 3;

/** The hours, UTC ms, in which anything was measured; null: nothing was. Two looks at an index, whatever is stored. */
export async function spanOf(store: Store, range: SampleRange): Promise<{ from: number; to: number } | null> {
  const hours = hoursOf(range);
  const index = store.transaction('samples').store.index('hours');
  const [first, last] = await Promise.all([index.openKeyCursor(hours), index.openKeyCursor(hours, 'prev')]);
  return first && last && { from: first.key, to: last.key + HOUR_MS };
}

/**
 * Samples in time order, so that ninety days need the memory of some hours. What is stored or removed while it runs may or may not
 * appear: no transaction stays open between two readings.
 */
export async function* samplesByPart(store: Store, range: SampleRange = {}): AsyncGenerator<SamplePart> {
  const span = await spanOf(store, range);
  if (!span) return;
  const ahead: Reading[] = [];
  let next = span.from;
  let empty = false;
  for (;;) {
    // Nothing was measured for so long: one question costs less than readings of nothing.
    if (empty && ahead.length === 0) next = await nextHour(store, next);
    while (ahead.length < (empty ? 1 : AT_ONCE) && next < span.to) {
      ahead.push(new Reading(store, next));
      next += PART_HOURS * HOUR_MS;
    }
    const reading = ahead.shift();
    if (!reading) return;
    const records = await reading.records();
    empty = records.length === 0;
    const samples = samplesOf(records, reading, range);
    if (samples.length > 0) yield { samples, until: Math.min(reading.end, span.to) };
  }
}

class Reading {
  readonly end: number;
  readonly #request: IDBRequest<RoundRecord[]>;
  readonly #done: Promise<void>;

  constructor(
    store: Store,
    readonly hour: number,
  ) {
    this.end = hour + PART_HOURS * HOUR_MS;
    const index = unwrap(store).transaction('samples').objectStore('samples').index('hours');
    const request = index.getAll(IDBKeyRange.bound(hour, this.end, false, true));
    this.#request = request;
    this.#done = new Promise((resolve, reject) => {
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error);
    });
    // Whoever stops in the middle never asks for it.
    this.#done.catch(() => undefined);
  }

  async records(): Promise<RoundRecord[]> {
    await this.#done;
    return this.#request.result;
  }
}

function samplesOf(records: RoundRecord[], { hour, end }: Reading, range: SampleRange): Sample[] {
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = range;
  const seen = new Set<string>();
  const samples: Sample[] = [];
  for (const record of records) {
    if (record.hours.length > 1) {
      // The index names it once for each of its hours.
      const key = JSON.stringify([record.round, record.target]);
      if (seen.has(key)) continue;
      seen.add(key);
    }
    for (const sample of record.samples) {
      const { at } = sample;
      if (at >= hour && at < end && at >= from && at < to) samples.push(sample);
    }
  }
  // The request keeps its result until the heap is marked from end to end, and what an old object holds grows old with it.
  records.length = 0;
  return samples.sort(byTime);
}

function hoursOf({ from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }: SampleRange): IDBKeyRange {
  return to > from - HOUR_MS
    ? IDBKeyRange.bound(from - HOUR_MS, to, true, true)
    : IDBKeyRange.only(Number.POSITIVE_INFINITY);
}

/** The first hour from this one on in which anything was measured; infinite: there is none. */
async function nextHour(store: Store, from: number): Promise<number> {
  const cursor = await store.transaction('samples').store.index('hours').openKeyCursor(IDBKeyRange.lowerBound(from));
  return cursor?.key ?? Number.POSITIVE_INFINITY;
}
