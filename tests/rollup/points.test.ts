/** Folded points against the samples themselves: each request once, whatever is folded, new or summarized already. */
import { describe, expect, it } from 'vitest';
import { foldDay, foldStale } from '../../src/rollup/fold-points.ts';
import { readPoints } from '../../src/rollup/read-points.ts';
import type { Sample } from '../../src/sample.ts';
import { DAY_MS, dayStart, HOUR_MS, hourOf } from '../../src/store/hour.ts';
import { appendSample, putSamples, retain, type Store } from '../../src/store/index.ts';
import type { HourPoints } from '../../src/store/points-day.ts';
import { fullDisk } from '../store/full-disk.ts';
import { makeSample, newStore, T0 } from '../store/make.ts';
import { filledStore, UNTIL } from './filled.ts';

const WHOLE = { from: UNTIL - 4 * DAY_MS, to: UNTIL + DAY_MS };
const DAYS = [3, 2, 1, 0].map((ago) => dayStart(UNTIL) - ago * DAY_MS);

async function foldAll(store: Store, target: string): Promise<void> {
  for (const day of DAYS) expect(await foldDay(store, target, day)).toBe(true);
}

async function pointsOf(store: Store, target = 'whatsapp'): Promise<readonly HourPoints[]> {
  return (await readPoints(store, [target], WHOLE, UNTIL)).points.get(target) ?? [];
}

const count = (points: readonly HourPoints[], what: (p: HourPoints) => number): number =>
  points.reduce((sum, p) => sum + what(p), 0);

const times = (p: HourPoints): number => p.fresh.length + p.reused.length + p.unknown.length;
const timed = (s: Sample): boolean =>
  s.target === 'whatsapp' && s.kind === 'http' && s.role === 'app' && s.outcome === 'ok';

describe('points', () => {
  it('hold every answered request and every failure, once, in its hour', async () => {
    const { store, samples } = await filledStore();
    await foldAll(store, 'whatsapp');
    const points = await pointsOf(store);
    const own = samples.filter((s) => s.target === 'whatsapp');
    expect(points.map((p) => p.hour)).toEqual([...new Set(points.map((p) => p.hour))].sort());
    expect(count(points, times)).toBe(samples.filter(timed).length);
    expect(count(points, (p) => p.asked)).toBe(own.length);
    expect(count(points, (p) => p.failed)).toBe(
      own.filter((s) => s.outcome === 'failed' && s.bytes === undefined).length,
    );
    expect(count(points, (p) => p.failures.dns_nxdomain_error ?? 0)).toBeGreaterThan(50);
    expect(count(points, (p) => p.rates.filter((bps) => bps < 200_000).length)).toBeGreaterThan(3);
  });

  it('read the same whether folded, half folded or not yet', async () => {
    const { store } = await filledStore(1.5);
    const range = { from: UNTIL - DAY_MS, to: UNTIL };
    const read = async () => (await readPoints(store, ['whatsapp', 'google'], range, UNTIL)).points;
    const raw = await read();
    expect(raw.get('whatsapp')?.length).toBeGreaterThan(20);
    await foldDay(store, 'whatsapp', dayStart(UNTIL));
    expect(await read()).toEqual(raw);
    for (const target of ['whatsapp', 'google']) for (const day of DAYS) await foldDay(store, target, day);
    expect(await read()).toEqual(raw);
  });

  it('show a new sample at once, and fold its hour alone after the round', async () => {
    const { store } = await filledStore(1);
    await foldAll(store, 'whatsapp');
    const before = await pointsOf(store);
    await appendSample(store, makeSample('new', 1, { at: UNTIL - 1_000 }));
    const added = await pointsOf(store);
    expect(count(added, times)).toBe(count(before, times) + 1);
    expect(await store.count('stale')).toBe(1);
    await foldStale(store);
    expect(await store.count('stale')).toBe(0);
    expect(await pointsOf(store)).toEqual(added);
  });

  it('follow a round that runs over the full hour', async () => {
    const store = await newStore();
    const hour = hourOf(T0) + HOUR_MS;
    await appendSample(store, makeSample('over', 1, { at: hour - 500 }));
    await foldDay(store, 'whatsapp', dayStart(T0));
    await appendSample(store, makeSample('over', 2, { at: hour + 500 }));
    await foldStale(store);
    const { points } = await readPoints(store, ['whatsapp'], { from: T0, to: T0 + DAY_MS }, T0 + DAY_MS);
    expect(points.get('whatsapp')?.map((p) => [p.hour, p.fresh.length])).toEqual([[hour, 2]]);
  });

  it('name the days that are missing where they are many, and have none once they are folded', async () => {
    const { store } = await filledStore();
    const { points, missing } = await readPoints(store, ['whatsapp'], WHOLE, UNTIL);
    expect(points.get('whatsapp')).toEqual([]);
    expect(missing).toEqual(DAYS.map((day) => ['whatsapp', day]));
    for (const [target, day] of missing) await foldDay(store, target, day);
    expect((await readPoints(store, ['whatsapp'], WHOLE, UNTIL)).missing).toEqual([]);
  });

  it('go on from the hour rows where the samples are gone, and are never counted twice', async () => {
    const { store } = await filledStore();
    await foldAll(store, 'whatsapp');
    const before = await pointsOf(store);
    await retain(store, UNTIL, 1, 1_000);
    await foldAll(store, 'whatsapp');
    const after = await pointsOf(store);
    for (const what of [times, (p: HourPoints) => p.asked, (p: HourPoints) => p.failed])
      expect(count(after, what)).toBe(count(before, what));
    expect(after.map((p) => p.hour)).toEqual(before.map((p) => p.hour));
    const [exact, kept] = [before[3]?.reused ?? [], after[3]?.reused ?? []];
    const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
    expect(Math.abs(sum(kept) / sum(exact) - 1)).toBeLessThan(0.05);
  });

  it('are derived anew after an import into a day that was folded', async () => {
    const { store } = await filledStore(1);
    await foldAll(store, 'whatsapp');
    const before = await pointsOf(store);
    await putSamples(store, [
      makeSample('import', 1, { at: UNTIL - HOUR_MS }),
      makeSample('import', 2, { at: UNTIL - HOUR_MS }),
    ]);
    await foldAll(store, 'whatsapp');
    expect(count(await pointsOf(store), times)).toBe(count(before, times) + 2);
  });

  it('do without their row on a full disk: charts then read the samples', async () => {
    const { store } = await filledStore(1);
    const raw = await pointsOf(store);
    const disk = fullDisk(100, 'request');
    try {
      expect(await foldDay(store, 'whatsapp', dayStart(UNTIL))).toBe(false);
    } finally {
      disk.restore();
    }
    expect(await pointsOf(store)).toEqual(raw);
  });
});
