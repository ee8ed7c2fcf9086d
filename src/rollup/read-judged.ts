/** Days as they were judged, for whoever shows them: a page that only reads needs none of the rules. */
import { dayStart } from '../store/hour.ts';
import type { JudgedDay } from '../store/judged-day.ts';
import type { Store } from '../store/schema.ts';
import type { Change } from '../verdict/replay.ts';

/** A day of it, as the replay gave it. */
export interface Judged extends Omit<JudgedDay, 'changes'> {
  changes: Change[];
}

/** Days judged in [from, to), UTC ms, in time order, whatever their basis: an old word on a day whose samples are gone still counts. */
export async function readJudged(store: Store, from: number, to: number): Promise<Judged[]> {
  const range = IDBKeyRange.bound(dayStart(from), to, false, true);
  return (await store.getAll('judged', range)) as Judged[];
}
