/**
 * Whether stored samples went away while somebody read them. Samples go in the order of their age (`retain`, `onQuota`, which leaves open
 * rounds alone) or all at once, so that the oldest tell for all: counting them would take half as long as reading them.
 */
import type { Store, StoreSchema } from './schema.ts';

export type RecordKey = StoreSchema['samples']['key'];

/** Keys of the oldest record and of the oldest one of no open round, of those that reach `from` (UTC ms). */
export async function firstToGo(store: Store, from = Number.NEGATIVE_INFINITY): Promise<RecordKey[]> {
  const tx = store.transaction(['samples', 'rounds']);
  const open = new Set(await tx.objectStore('rounds').index('state').getAllKeys('open'));
  const keys: RecordKey[] = [];
  let cursor = await tx.objectStore('samples').index('at').openKeyCursor(IDBKeyRange.lowerBound(from));
  if (cursor) keys.push(cursor.primaryKey);
  while (cursor && open.has(cursor.primaryKey[0])) cursor = await cursor.continue();
  if (cursor) keys.push(cursor.primaryKey);
  return keys;
}

export async function areKept(store: Store, keys: readonly RecordKey[]): Promise<boolean> {
  const rows = store.transaction('samples').store;
  const found = await Promise.all(keys.map((key) => rows.getKey(key)));
  return found.every((key) => key !== undefined);
}
