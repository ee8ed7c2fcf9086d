/** Version 2: hourly summaries and the bytes used each day, the latter counted from the samples that are there already. */
import type { IDBPDatabase, IDBPTransaction } from 'idb';
import type { Migration, UpgradeTransaction } from './migration.ts';

/** Frozen: what this step reads and writes, as it was at version 2. */
interface SchemaV2 {
  samples: { key: [string, string]; value: { samples: { at: number; costBytes: number }[] } };
  hours: { key: [string, number, string, string, string, string]; value: unknown };
  budget: { key: string; value: number };
  [other: string]: { key: IDBValidKey; value: unknown };
}

export const hoursBudget: Migration = {
  id: '0002-hours-budget',
  async upgrade(anyDb, anyTx: UpgradeTransaction) {
    const db = anyDb as unknown as IDBPDatabase<SchemaV2>;
    const tx = anyTx as unknown as IDBPTransaction<SchemaV2, ('samples' | 'hours' | 'budget')[], 'versionchange'>;
    db.createObjectStore('hours', { keyPath: ['target', 'hour', 'endpoint', 'kind', 'connection', 'network'] });
    const budget = db.createObjectStore('budget');

    // Without this a person who updates at noon could spend the day's bytes twice.
    const used = new Map<string, number>();
    for await (const cursor of tx.objectStore('samples')) {
      for (const { at, costBytes } of cursor.value.samples) {
        const day = new Date(at).toISOString().slice(0, 10);
        used.set(day, (used.get(day) ?? 0) + costBytes);
      }
    }
    for (const [day, bytes] of used) await budget.put(bytes, day);
  },
};
