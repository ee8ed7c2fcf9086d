/**
 * Reading raw samples. Every function here goes through an index range and never walks the whole store: the popup
 * reads one day out of ninety while a person waits.
 */
import type { Sample } from '../sample.ts';
import { HOUR_MS } from './hour.ts';
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

/** Hours read at once: each reading is a message to the database's own process, which an hour alone is not worth. */
const PART_HOURS = 6;

/** What of a range comes in one reading. */
export interface SamplePart {
  samples: Sample[];
  /** Records read, of which a record that runs over the full hour may count twice. */
  records: number;
}

/**
 * Samples of a range in time order, some hours at a time and one reading ahead, so that ninety days need the memory of half a
 * day. What is stored or removed while it runs may or may not appear: no transaction stays open between two readings.
 */
export async function* samplesByPart(store: Store, range: SampleRange = {}): AsyncGenerator<SamplePart> {
  let next = readPart(store, range, await nextHour(store, hoursOf(range)));
  for (let part = await next; part !== null; part = await next) {
    const { samples, records, end } = part;
    next = readOn(store, range, end);
    // Whoever stops in the middle never asks for it.
    next.catch(() => undefined);
    if (samples.length > 0) yield { samples, records };
  }
}

/** Records that `samplesByPart` will read, for whoever shows how far it is. */
export function countRecords(store: Store, range: SampleRange = {}): Promise<number> {
  return store.countFromIndex('samples', 'hours', hoursOf(range));
}

function hoursOf({ from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY }: SampleRange): IDBKeyRange {
  return to > from - HOUR_MS
    ? IDBKeyRange.bound(from - HOUR_MS, to, true, true)
    : IDBKeyRange.only(Number.POSITIVE_INFINITY);
}

async function readPart(store: Store, range: SampleRange, hour: number | undefined) {
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY, targets } = range;
  if (hour === undefined || hour >= to) return null;
  const end = hour + PART_HOURS * HOUR_MS;
  const records = await store.getAllFromIndex('samples', 'hours', IDBKeyRange.bound(hour, end, false, true));
  const wanted = targets && new Set(targets);
  const seen = new Set<string>();
  const samples: Sample[] = [];
  for (const record of records) {
    if (wanted && !wanted.has(record.target)) continue;
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
  return { samples: samples.sort(byTime), records: records.length, end };
}

/** The next part; where nothing was measured for so long, the one after the gap, which costs another question. */
async function readOn(store: Store, range: SampleRange, from: number): ReturnType<typeof readPart> {
  const part = await readPart(store, range, from);
  if (part === null || part.records > 0) return part;
  return readPart(store, range, await nextHour(store, IDBKeyRange.lowerBound(part.end)));
}

async function nextHour(store: Store, range: IDBKeyRange): Promise<number | undefined> {
  return (await store.transaction('samples').store.index('hours').openKeyCursor(range))?.key;
}
