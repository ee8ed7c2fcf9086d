/**
 * A browser whose owner shares: a made past in the store, the choice made hours ago, so that reports are due without anybody
 * waiting for them. Only stored times are moved; what queues, seals and sends is the extension itself.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '../../../scripts/browser/driver.ts';
import { readKept } from '../../../scripts/live/read-kept.ts';
import { type Collector, whoRuns } from '../../../src/report/collector.ts';
import { HOUR_MS, hourOf } from '../../../src/store/hour.ts';
import type { QueuedReport, SentReport } from '../../../src/store/queued-report.ts';
import { PAST_NETWORK } from '../../past/past.ts';
import type { Session } from '../session.ts';
import { fillStore } from './fill-store.ts';

export interface SharingOptions {
  link: string;
  seed: string;
  services: readonly string[];
  /** Hours that ended since the choice was made. */
  hours: number;
}

export async function collectorOf(page: Page): Promise<Collector> {
  return (await page.evaluate(readKept, 'collector')) as Collector;
}

/** A day's past in the store; a round is due in four hours only, but the past may look odd and be asked about sooner. */
export async function withPast(
  session: Session,
  { seed, services }: Pick<SharingOptions, 'seed' | 'services'>,
): Promise<void> {
  const page = await session.page();
  const until = Date.now();
  await session.command({ command: 'pause', until: -1 });
  await fillStore(page, { seed, services, country: 'ZZ', days: 1, until, spells: [], nights: false });
  await session.command({ command: 'save-settings', settings: { intervalMinutes: 240, pausedUntil: -1 } });
  await session.driver.allowDataCollection?.(true);
}

/** As if the choice, which was made just now, had been made some hours ago. */
export async function choseHoursAgo(session: Session, hours: number): Promise<void> {
  const page = await session.page();
  const now = Date.now();
  const from = hourOf(now) - hours * HOUR_MS;
  const collector = await collectorOf(page);
  await page.evaluate(writeKept, {
    collector: { ...collector, upload: { ...collector.upload, since: from } },
    'queued-up-to': from,
    // A round may fall due meanwhile, for the past may look odd: its STUN answer shows the same line.
    network: { ...PAST_NETWORK, at: now },
  });
  await session.command({ command: 'resume' });
}

/** Finds the collector, agrees to what its manifest says, and lets some hours pass. */
export async function share(session: Session, options: SharingOptions): Promise<void> {
  const page = await session.page();
  await withPast(session, options);
  await session.command({ command: 'find-collector', link: options.link });
  const { manifest, relays } = await collectorOf(page);
  await session.command({ command: 'start-upload', services: [], agreed: whoRuns(manifest, relays) });
  await choseHoursAgo(session, options.hours);
}

export const queueOf = (page: Page): Promise<QueuedReport[]> => page.evaluate(readAll<QueuedReport>, 'reports');
export const sentOf = (page: Page): Promise<SentReport[]> => page.evaluate(readAll<SentReport>, 'sent');

/** Lets the time of waiting reports come, one after the other, until none is left. */
export async function sendAll(session: Session, limitMs = 60_000): Promise<SentReport[]> {
  const page = await session.page();
  for (const deadline = Date.now() + limitMs; Date.now() < deadline; await sleep(50)) {
    const before = await queueOf(page);
    if (before.length === 0) return sentOf(page);
    await makeDue(session);
    for (const turn = Date.now() + 5_000; Date.now() < turn; await sleep(50))
      if ((await queueOf(page)).length < before.length) break;
  }
  throw new Error(`${session.browser}: ${(await queueOf(page)).length} reports were still waiting.`);
}

/** The time of all waiting reports has come, and no pause lies between them. */
export async function makeDue(session: Session): Promise<void> {
  await (await session.page()).evaluate(dueNow, Date.now() - 1000);
  // Any command makes the background look.
  await session.command({ command: 'save-settings', settings: {} });
}

/** Until the background has queued what ended. */
export async function queued(session: Session, least = 1, limitMs = 20_000): Promise<QueuedReport[]> {
  const page = await session.page();
  for (const deadline = Date.now() + limitMs; Date.now() < deadline; await sleep(100)) {
    const reports = await queueOf(page);
    if (reports.length >= least) return reports;
  }
  throw new Error(`${session.browser}: only ${(await queueOf(page)).length} reports were queued.`);
}

/** Failed tries in a row, as the background keeps them. */
export async function failuresOf(page: Page): Promise<number> {
  const kept = (await page.evaluate(readKept, 'uploading')) as { failures: number } | undefined;
  return kept?.failures ?? 0;
}

/** Runs in the page, as all below. */
function writeKept(values: Record<string, unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tailback');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction('kept', 'readwrite');
      for (const [key, value] of Object.entries(values)) tx.objectStore('kept').put(value, key);
      tx.oncomplete = () => {
        db.close();
        resolve();
      };
      tx.onabort = () => reject(tx.error);
    };
  });
}

function readAll<T>(store: string): Promise<T[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tailback');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const asked = db.transaction(store).objectStore(store).getAll();
      asked.onsuccess = () => {
        db.close();
        resolve(asked.result as T[]);
      };
      asked.onerror = () => reject(asked.error);
    };
  });
}

function dueNow(at: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tailback');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const tx = db.transaction(['reports', 'kept'], 'readwrite');
      const reports = tx.objectStore('reports');
      const walk = reports.openCursor();
      walk.onsuccess = () => {
        const cursor = walk.result;
        if (!cursor) return;
        cursor.update({ ...cursor.value, dueAt: at });
        cursor.continue();
      };
      tx.objectStore('kept').delete('uploading');
      tx.oncomplete = () => {
        db.close();
        resolve();
      };
      tx.onabort = () => reject(tx.error);
    };
  });
}
