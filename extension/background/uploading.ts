/**
 * Everything that goes to a collector or comes from it, from stored times alone: the background may be killed between any two
 * lines. One gate stands before all of it: consent to measure, no pause, the browser's permissions, and the choice to upload
 * with these very operators, or to compare.
 */
import { type Collector, mayUpload } from '../../src/report/collector.ts';
import { HELD_AFTER_MS, heldDue, isTooOld } from '../../src/report/send-times.ts';
import { isPaused } from '../../src/schedule/due.ts';
import type { Settings } from '../../src/settings.ts';
import { HOUR_MS, hourOf } from '../../src/store/hour.ts';
import {
  changeQueued,
  dropped,
  getSettings,
  type QueuedReport,
  queuedReports,
  type Store,
  settleReport,
} from '../../src/store/index.ts';
import { reachable } from '../platform/collector-permission.ts';
import { dataCollectionAllowed } from '../platform/data-collection.ts';
import { ensureUploadWake } from '../platform/upload-wake.ts';
import { fetchCrowd, mayCompare } from './fetch-crowd.ts';
import { refreshManifest } from './fetch-manifest.ts';
import { endCompare, endUpload, readCollector, readUploading } from './keep-collector.ts';
import { networkNow } from './network-key.ts';
import { queueEndedHours } from './queue-hours.ts';
import { sendReport } from './send-report.ts';

export interface Uploading {
  /** Goes on with whatever is due. Never rejects. */
  tick(): Promise<void>;
  /** Cuts off what is under way; then, in the same turn, `after`. */
  stop<T>(after: (store: Store) => Promise<T>): Promise<T>;
}

/** After something that only time can mend. */
const AGAIN_MS = 5 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** @param compared others' figures changed: what is said of services may be another now */
export function createUploading(opened: () => Promise<Store>, changed: () => void, compared: () => void): Uploading {
  let queue: Promise<unknown> = Promise.resolve();
  let abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const serial = <T>(job: () => Promise<T>): Promise<T> => {
    const run = queue.then(job, job);
    queue = run.catch(() => undefined);
    return run;
  };

  /** When to look again; undefined: when something changes. */
  async function go(store: Store): Promise<number | undefined> {
    const now = Date.now();
    const settings = await getSettings(store, now);
    const collector = await readCollector(store);
    if (settings.consentedAt === null || !(collector?.upload || collector?.crowd)) return undefined;
    if (isPaused(settings, now)) return settings.pausedUntil === -1 ? undefined : (settings.pausedUntil ?? undefined);
    const next = [await goUpload(store, settings, collector), await goCompare(store)].filter((at) => at !== undefined);
    return next.length > 0 ? Math.min(...next) : undefined;
  }

  async function goUpload(store: Store, settings: Settings, collector: Collector): Promise<number | undefined> {
    if (!collector.upload) return undefined;
    const relays = await reachable(collector.relays);
    if (relays.length === 0 || !(await dataCollectionAllowed())) {
      // Whoever takes a permission back in the browser's own page has ended it, as by our own button.
      await endUpload(store, Date.now());
      changed();
      return undefined;
    }
    return upload(store, settings, collector, relays);
  }

  async function goCompare(store: Store): Promise<number | undefined> {
    const collector = await readCollector(store);
    if (!collector || !mayCompare(collector)) return undefined;
    const addresses = await reachable([...collector.relays, ...collector.mirrors]);
    if (addresses.length === 0) {
      await endCompare(store, Date.now());
      compared();
      return undefined;
    }
    if (!navigator.onLine) return Date.now() + AGAIN_MS;
    const { at, news } = await fetchCrowd({ store, addresses, signal: abort.signal }, collector);
    if (news) compared();
    return at;
  }

  async function upload(store: Store, settings: Settings, known: Collector, relays: string[]): Promise<number> {
    const { signal } = abort;
    const collector = navigator.onLine ? await refreshManifest(store, known, relays, signal) : known;
    // Somebody else runs it now: nothing is queued or sent until the person has agreed to them.
    if (!collector.upload || !mayUpload(collector)) {
      changed();
      return Date.now() + DAY_MS;
    }
    await queueEndedHours(store, settings, collector.upload, Date.now());
    const waiting = await ready(store);
    const { notBefore } = await readUploading(store, Date.now());
    const [first] = waiting;
    const hourEnd = hourOf(Date.now()) + HOUR_MS + (1 + Math.random()) * 60_000;
    // Those of another line may go as soon as this is that line again, or is known to be.
    if (!first) return (await queuedReports(store)).length > 0 ? Math.min(hourEnd, Date.now() + AGAIN_MS) : hourEnd;
    const at = Math.max(first.dueAt, notBefore);
    if (at > Date.now()) return Math.min(at, hourEnd);
    if (!navigator.onLine) return Date.now() + AGAIN_MS;
    const next = await sendReport({ store, collector, relays, signal }, first);
    changed();
    return next;
  }

  /** Reports that may go over the line in use, earliest first; those that are too old are given up, those held up get a new time. */
  async function ready(store: Store): Promise<QueuedReport[]> {
    const now = Date.now();
    const network = await networkNow(store, now);
    const waiting: QueuedReport[] = [];
    for (const report of await queuedReports(store)) {
      if (isTooOld(report.hour, now)) await settleReport(store, report, dropped(report, 'hour-old', now));
      else if (report.network === network) waiting.push(await inTime(store, report, now));
    }
    return waiting.sort((a, b) => a.dueAt - b.dueAt);
  }

  async function inTime(store: Store, report: QueuedReport, now: number): Promise<QueuedReport> {
    // A time far ahead means that the clock was set back.
    const held = report.dueAt < now - HELD_AFTER_MS || report.dueAt > now + DAY_MS;
    if (!held) return report;
    const later = { ...report, held: report.held + 1, dueAt: heldDue(report.held, now, Math.random()) };
    await changeQueued(store, later, now);
    return later;
  }

  async function goAndWake(): Promise<void> {
    let next: number | undefined = Date.now() + AGAIN_MS;
    try {
      next = await go(await opened());
    } finally {
      clearTimeout(timer);
      await ensureUploadWake(next);
      // An alarm is at least half a minute away in Chromium; while the worker lives a timer is enough.
      if (next !== undefined && next - Date.now() < 30_000)
        timer = setTimeout(() => void tick(), Math.max(0, next - Date.now()));
    }
  }
  const tick = (): Promise<void> => serial(goAndWake).catch(() => undefined);

  return {
    tick,
    async stop(after) {
      abort.abort();
      clearTimeout(timer);
      return serial(async () => {
        abort = new AbortController();
        return after(await opened());
      });
    },
  };
}
