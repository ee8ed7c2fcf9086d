/** The queue of reports: an hour once, bounded, and sealed bytes stay what they are. */
import { describe, expect, it } from 'vitest';
import {
  beginQueue,
  changeQueued,
  clearSent,
  deleteEverything,
  dropped,
  emptyQueue,
  type QueuedReport,
  queuedReports,
  queuedUpTo,
  queueHour,
  sentReports,
  settleReport,
} from '../../src/store/index.ts';
import { MOST_QUEUED, MOST_SENT } from '../../src/store/report-queue.ts';
import { HOUR, MINUTE, newStore, T0 } from './make.ts';

const queued = (service: string, changes: Partial<QueuedReport> = {}): QueuedReport => ({
  hour: T0,
  service,
  network: 'net-1',
  dueAt: T0 + HOUR + 5 * MINUTE,
  held: 0,
  report: { service },
  ...changes,
});

describe('queue of reports', () => {
  it('holds an hour once, however often it is queued, and no hour from before the choice', async () => {
    const store = await newStore();
    await queueHour(store, T0, [queued('whatsapp')], T0 + HOUR);
    expect(await queuedReports(store)).toEqual([]);
    await beginQueue(store, T0);
    await queueHour(store, T0 - HOUR, [queued('telegram', { hour: T0 - HOUR })], T0 + HOUR);
    await queueHour(store, T0, [queued('whatsapp', { dueAt: T0 + 2 * HOUR }), queued('signal')], T0 + HOUR);
    const first = await queuedReports(store);
    expect(first.map((report) => report.service)).toEqual(['signal', 'whatsapp']);
    expect(await queuedUpTo(store)).toBe(T0 + HOUR);
    // Sent meanwhile, then queued again by a background that was killed before it knew.
    if (first[0]) await settleReport(store, first[0], dropped(first[0], 'hour-old', T0 + 2 * HOUR));
    await queueHour(store, T0, [queued('whatsapp'), queued('signal')], T0 + 2 * HOUR);
    expect((await queuedReports(store)).map((report) => report.service)).toEqual(['whatsapp']);
  });

  it('keeps sealed bytes as they are, and a report that is gone does not come back', async () => {
    const store = await newStore();
    await beginQueue(store, T0);
    await queueHour(store, T0, [queued('whatsapp')], T0 + HOUR);
    const [report] = await queuedReports(store);
    if (!report) throw new Error('nothing queued');
    const sealed = { body: Uint8Array.of(1, 2, 3), enc: Uint8Array.of(4), secret: Uint8Array.of(5) };
    await changeQueued(store, { ...report, sealed }, T0 + HOUR);
    expect((await queuedReports(store))[0]?.sealed).toEqual(sealed);
    await emptyQueue(store);
    await changeQueued(store, { ...report, sealed }, T0 + HOUR);
    expect(await queuedReports(store)).toEqual([]);
    expect(await queuedUpTo(store)).toBeUndefined();
    // It was under way when upload was ended: that it left is told all the same.
    await settleReport(store, report, { at: T0 + HOUR, hour: T0, service: 'whatsapp', result: 'counted', report: {} });
    expect((await sentReports(store)).map((sent) => sent.result)).toEqual(['counted']);
    await queueHour(store, T0 + HOUR, [queued('whatsapp', { hour: T0 + HOUR })], T0 + 2 * HOUR);
    expect(await queuedReports(store)).toEqual([]);
  });

  it('is bounded: the oldest give way, and the list says so; the list is bounded itself', async () => {
    const store = await newStore();
    await beginQueue(store, T0);
    const half = MOST_QUEUED / 2;
    for (const [i, hour] of [T0, T0 + HOUR, T0 + 2 * HOUR].entries()) {
      const many = Array.from({ length: half }, (_, n) => queued(`s${n}`, { hour, dueAt: hour + i }));
      await queueHour(store, hour, many, hour + HOUR);
    }
    const left = await queuedReports(store);
    expect([left.length, Math.min(...left.map((report) => report.hour))]).toEqual([MOST_QUEUED, T0 + HOUR]);
    const told = await sentReports(store);
    expect(new Set(told.map((sent) => `${sent.result} ${sent.reason} ${sent.hour}`))).toEqual(
      new Set([`dropped queue-full ${T0}`]),
    );
    for (const report of left.slice(0, 40))
      await settleReport(store, report, dropped(report, 'hour-old', T0 + 9 * HOUR));
    const list = await sentReports(store);
    expect([list.length, list[0]?.at]).toEqual([MOST_SENT, T0 + 9 * HOUR]);
    await clearSent(store);
    expect(await sentReports(store)).toEqual([]);
  });

  it('is emptied with everything else', async () => {
    const store = await newStore();
    await beginQueue(store, T0);
    await queueHour(store, T0, [queued('whatsapp')], T0 + HOUR);
    await deleteEverything(store);
    expect([await queuedReports(store), await queuedUpTo(store)]).toEqual([[], undefined]);
  });
});
