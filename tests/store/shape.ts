/** The whole content of a database as plain JSON, shape included: what the fixtures of migrations are written in. */
import type { IDBPDatabase } from 'idb';

export interface StoreShape {
  keyPath: string | string[] | null;
  indexes: Record<string, { keyPath: string | string[]; multiEntry: boolean; unique: boolean }>;
  records: [key: unknown, value: unknown][];
}
export type DatabaseShape = Record<string, StoreShape>;

export async function shapeOf(db: IDBPDatabase<unknown>): Promise<DatabaseShape> {
  const shape: DatabaseShape = {};
  for (const name of [...db.objectStoreNames].sort()) {
    const { store } = db.transaction(name);
    const indexes = [...store.indexNames].sort().map((index) => {
      const { keyPath, multiEntry, unique } = store.index(index);
      return [index, { keyPath, multiEntry, unique }] as const;
    });
    const { keyPath } = store;
    const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
    shape[name] = { keyPath, indexes: Object.fromEntries(indexes), records: keys.map((key, i) => [key, values[i]]) };
  }
  return JSON.parse(JSON.stringify(shape));
}

export async function fillFrom(db: IDBPDatabase<unknown>, shape: DatabaseShape): Promise<void> {
  for (const [name, { keyPath, records }] of Object.entries(shape)) {
    const tx = db.transaction(name, 'readwrite');
    for (const [key, value] of records) await tx.store.put(value, keyPath === null ? (key as IDBValidKey) : undefined);
    await tx.done;
  }
}
