/** What a step of the stored data is. A step awaits nothing but the database: anything else would let its transaction end half done. */
import type { IDBPDatabase, IDBPTransaction } from 'idb';

/** The one transaction in which every outstanding step runs: either all of them happen, or none. */
export type UpgradeTransaction = IDBPTransaction<unknown, string[], 'versionchange'>;

/**
 * One step of the stored data from version n-1 to n. A released step is never edited, moved or removed: installed
 * copies have already run it. Its types are frozen copies, since today's types describe another version.
 */
export interface Migration {
  /** Equal to the file name. */
  id: string;
  /**
   * Await nothing but requests of `tx`: IndexedDB commits a transaction as soon as it has nothing left to wait for
   * (Indexed Database API 3.0 §2.7.1), and half a step would then be final.
   */
  upgrade(db: IDBPDatabase<unknown>, tx: UpgradeTransaction): Promise<void> | void;
}
