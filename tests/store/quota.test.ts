/** A full disk, as it shows at a request, at the commit and in Firefox: the oldest raw hour gives way, and the person is told. */
import { afterEach, describe, expect, it } from 'vitest';
import {
  appendSample,
  budgetUsed,
  keepReserve,
  notices,
  onQuota,
  retain,
  type Store,
  samplesOfRound,
  saveRound,
  writeKept,
} from '../../src/store/index.ts';
import { type FullDisk, fullDisk } from './full-disk.ts';
import { allSamples, HOUR, makeRound, makeSample, newStore, T0 } from './make.ts';

/** Samples in raw records and in hour rows together: what was ever stored. */
async function counted(store: Store): Promise<number> {
  const rows = await store.getAll('hours');
  return (await allSamples(store)).length + rows.reduce((sum, row) => sum + row.samples, 0);
}

/** One round an hour, six samples each. */
async function fill(store: Store, hours: number): Promise<void> {
  for (let n = 0; n < hours; n += 1) {
    for (let seq = 0; seq < 6; seq += 1) {
      await appendSample(store, makeSample(`r${n}`, seq, { at: T0 + n * HOUR + seq, endpoint: `app${seq % 2}` }));
    }
  }
}

describe.each(['request', 'commit', 'firefox'] as const)('a full disk that shows at the %s', (failsAt) => {
  let disk: FullDisk | undefined;
  afterEach(() => disk?.restore());

  it('gives up the oldest raw hours, keeps every sample in a count, and says so', async () => {
    const store = await newStore();
    disk = fullDisk(40_000, failsAt);
    await fill(store, 40);
    expect(disk.refused).toBeGreaterThan(0);
    expect(disk.used()).toBeLessThanOrEqual(disk.capacity);
    expect(await counted(store)).toBe(240);
    expect(await budgetUsed(store, '2026-03-01')).toBe(14 * 6000);

    const raw = await allSamples(store);
    const rows = await store.getAll('hours');
    const newestRow = Math.max(...rows.map((row) => row.hour));
    expect(Math.min(...raw.map((sample) => sample.at))).toBeGreaterThanOrEqual(newestRow + HOUR);
    expect(raw.at(-1)?.round).toBe('r39');

    const [notice] = await notices(store);
    expect(notice?.kind).toBe('quota');
    expect(notice?.params.samples).toBe(240 - raw.length);
    expect(notice?.params.until).toBe(new Date(newestRow + HOUR).toISOString());
  });

  it('stores every one of many samples that arrive at once', async () => {
    const store = await newStore();
    disk = fullDisk(25_000, failsAt);
    await fill(store, 5);
    expect(disk.refused).toBe(0);
    const arriving = [...Array(60).keys()].map((seq) =>
      makeSample('late', seq, { at: T0 + 9 * HOUR, target: `t${seq % 5}` }),
    );
    await Promise.all(arriving.map((sample) => appendSample(store, sample)));
    expect(disk.refused).toBeGreaterThan(0);
    expect(await counted(store)).toBe(90);
  });

  it('never gives up what an open round has measured', async () => {
    const store = await newStore();
    await saveRound(store, makeRound('r0', { state: 'open' }));
    disk = fullDisk(20_000, failsAt);
    await fill(store, 20);
    expect(disk.refused).toBeGreaterThan(0);
    expect(await samplesOfRound(store, 'r0')).toHaveLength(6);
    expect(await samplesOfRound(store, 'r1')).toHaveLength(0);
    expect(await counted(store)).toBe(120);
  });

  it('says in a sentence that nothing is left to give up, and loses nothing', async () => {
    const store = await newStore();
    await saveRound(store, makeRound('r0', { state: 'open' }));
    await appendSample(store, makeSample('r0', 1));
    disk = fullDisk(10, failsAt);
    await expect(appendSample(store, makeSample('r0', 2))).rejects.toThrow(/no room left.*free disk space/);
    await expect(writeKept(store, 'shell', 'x'.repeat(100), T0)).rejects.toMatchObject({ reason: 'full' });
    expect(await counted(store)).toBe(1);
    disk.capacity = 1e6;
    expect(await appendSample(store, makeSample('r0', 2))).toBe('stored');
  });
});

describe.each(['request', 'commit', 'firefox'] as const)(
  'a disk where deleting frees nothing yet, failing at the %s',
  (failsAt) => {
    let disk: FullDisk | undefined;
    afterEach(() => disk?.restore());

    it('uses the reserve to summarize an hour and goes on storing', async () => {
      const store = await newStore();
      disk = fullDisk(1_150_000, failsAt, true);
      expect(await keepReserve(store)).toBe(true);
      await fill(store, 20);
      expect(disk.refused).toBeGreaterThan(0);
      expect(await counted(store)).toBe(120);
      expect((await notices(store))[0]?.params).toMatchObject({ hours: 1, samples: 6 });
      expect(await keepReserve(store)).toBe(false);
    });

    it('without a reserve drops nothing that could not be summarized, says so, and goes on once there is room', async () => {
      const store = await newStore();
      await fill(store, 5);
      disk = fullDisk(0, failsAt, true);
      await expect(appendSample(store, makeSample('new', 1))).rejects.toMatchObject({ reason: 'full' });
      await expect(appendSample(store, makeSample('new', 1))).rejects.toThrow(/free disk space/);
      expect(await allSamples(store)).toHaveLength(30);
      disk.capacity = 2e6;
      expect(await appendSample(store, makeSample('new', 1))).toBe('stored');
      await retain(store, T0 + HOUR, 90);
      expect(await store.getKey('kept', 'reserve')).toBe('reserve');
    });
  },
);

describe('onQuota', () => {
  it('takes the ended rounds of an hour and leaves the open one of the same hour', async () => {
    const store = await newStore();
    await saveRound(store, makeRound('open', { state: 'open' }));
    await appendSample(store, makeSample('ended', 1));
    await appendSample(store, makeSample('open', 2));
    expect(await onQuota(store, T0)).toBe(true);
    expect((await allSamples(store)).map((sample) => sample.id)).toEqual(['open#2']);
    expect(await onQuota(store, T0)).toBe(false);
    expect(await counted(store)).toBe(2);
  });

  it('summarizes exactly one hour at a time, with its rounds, until none is left', async () => {
    const store = await newStore();
    await fill(store, 3);
    for (const n of [0, 1, 2]) {
      const at = T0 + n * HOUR;
      await saveRound(store, makeRound(`r${n}`, { state: 'done', startedAt: at, endedAt: at + 60_000 }));
    }
    expect(await onQuota(store, T0)).toBe(true);
    expect((await allSamples(store)).map((sample) => sample.round)).not.toContain('r0');
    expect(await allSamples(store)).toHaveLength(12);
    expect((await store.getAll('rounds')).map((round) => round.id)).toEqual(['r1', 'r2']);
    expect(await onQuota(store, T0)).toBe(true);
    expect(await onQuota(store, T0)).toBe(true);
    expect(await onQuota(store, T0)).toBe(false);
    expect((await notices(store))[0]?.params).toMatchObject({ samples: 18, hours: 3 });
  });
});
