/** All samples made in [from, to), UTC ms, newest first. A record belongs to its newest sample: one a little later may hold some. */
import type { Sample } from '../../../src/sample.ts';
import { HOUR_MS } from '../../../src/store/hour.ts';
import type { Store } from '../../../src/store/index.ts';

export async function samplesOf(store: Store, from: number, to: number): Promise<Sample[]> {
  const records = await store.getAllFromIndex('samples', 'at', IDBKeyRange.bound(from, to + HOUR_MS / 4, false, true));
  const samples = records.flatMap((record) => record.samples).filter(({ at }) => at >= from && at < to);
  return samples.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
}
