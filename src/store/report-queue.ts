/**
 * The queue of reports. Each step is one transaction: a report is in the queue or in the list of sent ones, an hour is
 * queued or not, whenever the background is killed.
 */
import { HOUR_MS } from './hour.ts';
import { type QueuedReport, queuedKey, type SentReport } from './queued-report.ts';
import { withRoom } from './quota.ts';
import type { Store } from './schema.ts';
import { transact } from './transact.ts';

/** A week of six services on one line. Beyond that the oldest go: a week old is too old to be taken anyway. */
export const MOST_QUEUED = 1_008;
/** Entries of the list of sent reports. */
export const MOST_SENT = 500;

/** Start (UTC ms) of the first hour that is not in the queue yet; undefined where nothing was queued since upload was chosen. */
export async function queuedUpTo(store: Store): Promise<number | undefined> {
  const value: unknown = await store.get('kept', 'queued-up-to');
  return typeof value === 'number' ? value : undefined;
}

/** Upload begins: hours before this one (start, UTC ms) are never queued. */
export async function beginQueue(store: Store, hour: number): Promise<void> {
  await withRoom(store, hour, () =>
    transact(store, ['kept'], async (tx) => {
      await tx.objectStore('kept').put(hour, 'queued-up-to');
    }),
  );
}

/**
 * Queues the reports of one hour. Nothing happens where the hour was queued before, or where upload was ended meanwhile.
 * @param now UTC ms. @throws StoreError `full`
 */
export async function queueHour(
  store: Store,
  hour: number,
  reports: readonly QueuedReport[],
  now: number,
): Promise<void> {
  await withRoom(store, now, () =>
    transact(store, ['reports', 'sent', 'kept'], async (tx) => {
      const kept = tx.objectStore('kept');
      const upTo: unknown = await kept.get('queued-up-to');
      if (typeof upTo !== 'number' || upTo > hour) return;
      const queue = tx.objectStore('reports');
      for (const report of reports) await queue.put(report);
      await kept.put(hour + HOUR_MS, 'queued-up-to');
      const surplus = (await queue.count()) - MOST_QUEUED;
      if (surplus <= 0) return;
      // Keys begin with the hour, so that the first are the oldest.
      for (const old of await queue.getAll(null, surplus)) {
        await queue.delete(queuedKey(old));
        await tx.objectStore('sent').add(dropped(old, 'queue-full', now));
      }
    }),
  );
}

/** By the moment they are due, earliest first. */
export async function queuedReports(store: Store): Promise<QueuedReport[]> {
  return store.getAllFromIndex('reports', 'dueAt');
}

/** Stores a changed time or sealed bytes; a report that is gone meanwhile stays gone. */
export async function changeQueued(store: Store, report: QueuedReport, now: number): Promise<void> {
  await withRoom(store, now, () =>
    transact(store, ['reports'], async (tx) => {
      const queue = tx.objectStore('reports');
      if (await queue.getKey(queuedKey(report))) await queue.put(report);
    }),
  );
}

/** From the queue to the list of sent ones. Of a report that is gone meanwhile (upload was ended) the list still tells. */
export async function settleReport(store: Store, report: QueuedReport, sent: SentReport): Promise<void> {
  await withRoom(store, sent.at, () =>
    transact(store, ['reports', 'sent'], async (tx) => {
      await tx.objectStore('reports').delete(queuedKey(report));
      const list = tx.objectStore('sent');
      await list.add(sent);
      const surplus = (await list.count()) - MOST_SENT;
      if (surplus > 0) for (const key of await list.getAllKeys(null, surplus)) await list.delete(key);
    }),
  );
}

export function dropped({ hour, service, report }: QueuedReport, reason: string, now: number): SentReport {
  return { at: now, hour, service, result: 'dropped', reason, report };
}

/** What left or was given up, newest first. */
export async function sentReports(store: Store): Promise<SentReport[]> {
  return (await store.getAll('sent')).reverse();
}

export async function clearSent(store: Store): Promise<void> {
  await transact(store, ['sent'], (tx) => tx.objectStore('sent').clear());
}

/** Upload ends: nothing waits any more, and nothing will be queued. */
export async function emptyQueue(store: Store): Promise<void> {
  await transact(store, ['reports', 'kept'], async (tx) => {
    await tx.objectStore('reports').clear();
    await tx.objectStore('kept').delete('queued-up-to');
  });
}
