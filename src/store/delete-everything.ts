/** Delete everything, as the person asked for it: all stores in one transaction, so that a killed background leaves all or nothing. */
import { STORE_NAMES, type Store } from './schema.ts';
import { transact } from './transact.ts';

/**
 * Deletes all that was ever stored, settings and consent included, in one transaction. The database itself stays, empty:
 * deleting it would wait for every open page.
 */
export async function deleteEverything(store: Store): Promise<void> {
  await transact(store, [...STORE_NAMES], async (tx) => {
    await Promise.all(STORE_NAMES.map((name) => tx.objectStore(name).clear()));
  });
}
