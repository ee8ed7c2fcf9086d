/**
 * The small key-value store. Values come back as `unknown`: whoever reads one parses it, since an older or newer version
 * of the software may have written it.
 */
import { withRoom } from './quota.ts';
import type { Store } from './schema.ts';
import { transact } from './transact.ts';

/** Every name in use, so that no two meanings share one. */
export type KeptKey =
  | 'settings'
  | 'settings-aside'
  | 'notices'
  | 'judgement'
  | 'told'
  | 'schedule'
  | 'network'
  | 'shell'
  | 'collector'
  | 'uploading'
  | 'queued-up-to'
  | 'targets'
  | 'parts'
  | 'crowd'
  | 'crowd-answers'
  | 'crowd-bundle'
  | 'crowd-networks'
  | 'crowd-place';

/** Undefined where nothing was kept under that name. */
export async function readKept(store: Store, key: KeptKey): Promise<unknown> {
  return store.get('kept', key);
}

/** @throws StoreError `full`. */
export async function writeKept(store: Store, key: KeptKey, value: unknown, now: number): Promise<void> {
  await withRoom(store, now, () =>
    transact(store, ['kept'], async (tx) => {
      await tx.objectStore('kept').put(value, key);
    }),
  );
}

export async function deleteKept(store: Store, key: KeptKey): Promise<void> {
  await transact(store, ['kept'], (tx) => tx.objectStore('kept').delete(key));
}

/** The part of a transaction's `kept` store that the functions of this folder need. */
export interface KeptRows {
  get(key: string): Promise<unknown>;
  put(value: unknown, key: string): Promise<string>;
  delete(key: string): Promise<void>;
}
