/**
 * The only way this folder writes: everything in `work` happens, or nothing does. Inside, await requests of `tx` only;
 * anything else lets the browser commit early (Indexed Database API 3.0 §2.7.1).
 */
import type { IDBPTransaction } from 'idb';
import type { Store, StoreName, StoreSchema } from './schema.ts';
import { isQuotaError } from './store-error.ts';

export type WriteTransaction<Names extends StoreName[]> = IDBPTransaction<StoreSchema, Names, 'readwrite'>;

/** Resolves once the transaction has committed. @throws what `work` threw, or the reason why the commit failed. */
export async function transact<const Names extends StoreName[], Result>(
  store: Store,
  names: Names,
  work: (tx: WriteTransaction<Names>) => Promise<Result>,
): Promise<Result> {
  const tx = store.transaction(names, 'readwrite');
  // A commit can fail after every request succeeded (quota), and the requests can fail because the commit did.
  const done = tx.done.then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  let result: Result;
  try {
    result = await work(tx);
  } catch (error) {
    abortQuietly(tx);
    const ended = await done;
    // On a full disk the requests only say "aborted"; the transaction knows why.
    throw isQuotaError(ended?.error) ? ended?.error : error;
  }
  const ended = await done;
  if (ended) throw ended.error;
  return result;
}

function abortQuietly(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // It had ended already.
  }
}
