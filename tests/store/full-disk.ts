/**
 * A disk of so many bytes under fake-indexeddb, which itself never runs full. A write that does not fit fails as in the
 * browsers: either the request does, or every request succeeds and the transaction is aborted when it commits.
 * `lazy`: as in Chromium, where small records that were deleted or replaced keep their room until LevelDB compacts.
 */
import { vi } from 'vitest';

/** `firefox`: the request fails, and the next write transaction may only delete. */
export type FailsAt = 'request' | 'commit' | 'firefox';

export interface FullDisk {
  /** Bytes of room; change it at will. */
  capacity: number;
  used(): number;
  /** Writes refused so far. */
  refused: number;
  restore(): void;
}

export function fullDisk(capacity: number, failsAt: FailsAt, lazy = false): FullDisk {
  let written = 0;
  let deleteOnlyNext = false;
  const deleteOnly = new WeakSet<IDBTransaction>();
  const sizes = new Map<string, number>();
  const used = () => [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const write = (key: string, size: number | undefined) =>
    size === undefined ? sizes.delete(key) : sizes.set(key, size);
  const disk: FullDisk = {
    capacity,
    used,
    refused: 0,
    restore: () => {
      for (const spy of spies) spy.mockRestore();
    },
  };
  const before = new WeakMap<IDBTransaction, Map<string, number | undefined>>();
  const set = (tx: IDBTransaction, key: string, size: number | undefined) => {
    const undo = before.get(tx) ?? new Map<string, number | undefined>();
    if (!before.has(tx)) tx.addEventListener('abort', () => undo.forEach((old, place) => void write(place, old)));
    before.set(tx, undo);
    if (!undo.has(key)) undo.set(key, sizes.get(key));
    write(key, size);
  };
  const { put, delete: remove } = IDBObjectStore.prototype;
  const { transaction } = IDBDatabase.prototype;
  const spies = [
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
      const tx = transaction.apply(this, args);
      if (deleteOnlyNext && tx.mode === 'readwrite') {
        deleteOnlyNext = false;
        deleteOnly.add(tx);
      }
      return tx;
    }),
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      if (deleteOnly.has(this.transaction)) throw new DOMException('no mutations', 'InvalidStateError');
      const size = ArrayBuffer.isView(value) ? value.byteLength : JSON.stringify(value).length;
      written += 1;
      const place = placeOf(this, keyIn(this, value, key)) + (lazy && size < 64_000 ? `#${written}` : '');
      if (used() - (sizes.get(place) ?? 0) + size > disk.capacity) {
        disk.refused += 1;
        deleteOnlyNext = failsAt === 'firefox';
        if (failsAt !== 'commit') throw new DOMException('disk full', 'QuotaExceededError');
        const request = put.call(this, value, key);
        // fake-indexeddb's own name for "abort with this error"; the public abort() cannot carry one.
        (this.transaction as unknown as { _abort(name: string): void })._abort('QuotaExceededError');
        return request;
      }
      set(this.transaction, place, size);
      return key === undefined ? put.call(this, value) : put.call(this, value, key);
    }),
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, key) {
      set(this.transaction, placeOf(this, key), undefined);
      return remove.call(this, key);
    }),
  ];
  return disk;
}

function placeOf(store: IDBObjectStore, key: unknown): string {
  return JSON.stringify([store.transaction.db.name, store.name, key]);
}

function keyIn(store: IDBObjectStore, value: Record<string, unknown>, key: unknown): unknown {
  const { keyPath } = store;
  if (typeof keyPath === 'string') return value[keyPath];
  return Array.isArray(keyPath) ? keyPath.map((name) => value[name]) : key;
}
