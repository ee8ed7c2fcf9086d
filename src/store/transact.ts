/**
 * The only way this folder writes: everything in `work` happens, or nothing does. Inside, await requests of `tx` only;
 * anything else lets the browser commit early (Indexed Database API 3.0 §2.7.1).
 */
import type { IDBPTransaction } from 'idb';
import type { Store, StoreName, StoreSchema } from './schema.ts';
import { errorName, isQuotaError } from './store-error.ts';

export type WriteTransaction<Names extends StoreName[]> = IDBPTransaction<StoreSchema, Names, 'readwrite'>;

const MOST_ATTEMPTS = 5;

/**
 * Resolves once the transaction has committed. `work` may run again, so it changes nothing but the store.
 * @throws what `work` threw, or the reason why the commit failed.
 */
export async function transact<const Names extends StoreName[], Result>(
  store: Store,
  names: Names,
  work: (tx: WriteTransaction<Names>) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    // A closed connection fails here, outside the try: repeating would not help.
    const tx = store.transaction(names, 'readwrite');
    try {
      return await finish(tx, work);
    } catch (error) {
      // After a quota error Firefox makes the next write transaction one that may only delete: its put() throws
      // InvalidStateError ("a database that did not allow mutations"; tried in ESR 153). The one after it is ordinary
      // again, unless another write of ours failed in between.
      if (errorName(error) !== 'InvalidStateError' || attempt >= MOST_ATTEMPTS) throw error;
    }
  }
}

async function finish<const Names extends StoreName[], Result>(
  tx: WriteTransaction<Names>,
  work: (tx: WriteTransaction<Names>) => Promise<Result>,
): Promise<Result> {
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
