/**
 * What happens when the browser gives no more room: the oldest raw hour becomes hour rows, the person gets a notice, and
 * the write is tried again. Detail is given up, never silently, and the newest last.
 */
import { HOUR_MS, hourOf } from './hour.ts';
import { noteIn } from './notices.ts';
import { releaseReserve } from './reserve.ts';
import type { RoundRecord, Store } from './schema.ts';
import { isQuotaError, StoreError } from './store-error.ts';
import { dropRounds, SUMMARIZED, type SummaryTransaction, summarizeRecords } from './summarize-records.ts';
import { transact } from './transact.ts';

/** Runs `write`, making room and repeating it as long as that helps. @throws StoreError `full` when nothing is left. */
export async function withRoom<Result>(store: Store, now: number, write: () => Promise<Result>): Promise<Result> {
  let made = true;
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!isQuotaError(error)) throw error;
      if (!made) throw storeFull(error);
      // One more try even when nothing is left: another write of ours may have made the room meanwhile.
      made = await onQuota(store, now);
    }
  }
}

/** Summarizes and drops the oldest raw hour; false when there is none that may go. @throws StoreError `full`. */
export async function onQuota(store: Store, now: number): Promise<boolean> {
  try {
    return await dropOldestHour(store, now);
  } catch (error) {
    if (!isQuotaError(error)) throw error;
    // Not even the summary fits. Nothing is dropped without one: deleting alone frees nothing soon (reserve.ts).
    if (!(await releaseReserve(store))) throw storeFull(error);
    return onQuota(store, now);
  }
}

async function dropOldestHour(store: Store, now: number): Promise<boolean> {
  return transact(store, SUMMARIZED, async (tx) => {
    const oldest = await oldestHour(tx);
    if (oldest.length === 0) return false;
    const samples = await summarizeRecords(tx, oldest);
    const end = hourOf(oldest[0]?.at ?? now) + HOUR_MS;
    await dropRounds(tx, end, 1000);
    const until = new Date(end).toISOString();
    await noteIn(tx.objectStore('kept'), { kind: 'quota', at: now, params: { samples, hours: 1, until } });
    return true;
  });
}

/**
 * The records of the oldest hour that has any. Those of open rounds stay: what is left to ask is computed from them,
 * and the same request would be made and counted again.
 */
async function oldestHour(tx: SummaryTransaction): Promise<RoundRecord[]> {
  const open = new Set(await tx.objectStore('rounds').index('state').getAllKeys('open'));
  const byTime = tx.objectStore('samples').index('at');
  let cursor = await byTime.openCursor();
  while (cursor && open.has(cursor.value.round)) cursor = await cursor.continue();
  if (!cursor) return [];
  const hour = hourOf(cursor.value.at);
  const records = await byTime.getAll(IDBKeyRange.bound(hour, hour + HOUR_MS, false, true));
  return records.filter((record) => !open.has(record.round));
}

function storeFull(cause: unknown): StoreError {
  return new StoreError(
    'full',
    'There is no room left to store measurements: free disk space, or export and then delete what is stored.',
    cause,
  );
}
