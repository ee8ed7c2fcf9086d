/** Reads hourly summaries: what is left of samples that are older than the limit. Hours that are still raw have no row here. */
import { hourOf } from './hour.ts';
import type { HourRow } from './hour-row.ts';
import type { Store } from './schema.ts';

/** Hour rows of a target whose hour begins in [from, to), UTC ms, oldest first: what is left of samples beyond the limit. */
export async function hourRows(store: Store, target: string, from: number, to: number): Promise<HourRow[]> {
  return store.getAll('hours', IDBKeyRange.bound([target, hourOf(from)], [target, to], false, true));
}
