/** Raw samples beyond the limit become hour rows, each once, also when the work is stopped in the middle. */
import { describe, expect, it, vi } from 'vitest';
import { appendSample, hourRows, retain, type Store, saveRound } from '../../src/store/index.ts';
import { allSamples, DAY, HOUR, MINUTE, makeRound, makeSample, newStore, T0 } from './make.ts';

/** Rounds every 15 minutes with two targets, the first at T0. */
async function fill(store: Store, rounds: number): Promise<void> {
  for (let n = 0; n < rounds; n += 1) {
    const at = T0 + n * 15 * MINUTE;
    await saveRound(store, makeRound(`r${n}`, { state: 'done', startedAt: at, endedAt: at + MINUTE }));
    await appendSample(store, makeSample(`r${n}`, 0, { at, target: 'whatsapp' }));
    await appendSample(store, makeSample(`r${n}`, 1, { at: at + 500, target: 'google', targetType: 'control' }));
  }
}

describe('retain', () => {
  it('turns whole hours beyond the limit into hour rows and leaves the rest raw', async () => {
    const store = await newStore();
    await fill(store, 24);
    const result = await retain(store, T0 + 7 * DAY + 2 * HOUR + 30 * MINUTE, 7);
    expect(result).toEqual({ samples: 16, records: 16, rounds: 8, finished: true });
    expect(await allSamples(store)).toHaveLength(32);
    expect(Math.min(...(await allSamples(store)).map((sample) => sample.at))).toBe(T0 + 2 * HOUR);
    const rows = await hourRows(store, 'whatsapp', T0, T0 + 6 * HOUR);
    expect(rows.map((row) => [row.hour, row.samples])).toEqual([
      [T0, 4],
      [T0 + HOUR, 4],
    ]);
    expect(await store.count('rounds')).toBe(16);
  });

  it('does nothing more when it is called again', async () => {
    const store = await newStore();
    await fill(store, 8);
    const now = T0 + 8 * DAY;
    await retain(store, now, 7);
    const before = await store.getAll('hours');
    expect(await retain(store, now, 7)).toEqual({ samples: 0, records: 0, rounds: 0, finished: true });
    expect(await store.getAll('hours')).toEqual(before);
  });

  it('goes on where it stopped, and gives the same rows as in one go', async () => {
    const [cut, whole] = [await newStore(), await newStore()];
    await fill(cut, 260);
    await fill(whole, 260);
    const now = T0 + 30 * DAY;
    const first = await retain(cut, now, 7, 1);
    expect(first).toMatchObject({ records: 100, finished: false });
    // The background is killed in the next batch, after raw records went and some rows came: it leaves no trace.
    const [raw, rowsBefore] = [await cut.count('samples'), await cut.getAll('hours')];
    const put = IDBObjectStore.prototype.put;
    let puts = 0;
    const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      puts += 1;
      if (puts === 5) this.transaction.abort();
      return put.apply(this, args);
    });
    await expect(retain(cut, now, 7, 1)).rejects.toThrow();
    spy.mockRestore();
    expect(await cut.count('samples')).toBe(raw);
    expect(await cut.getAll('hours')).toEqual(rowsBefore);
    while (!(await retain(cut, now, 7, 1)).finished);
    await retain(whole, now, 7);
    expect(await cut.getAll('hours')).toEqual(await whole.getAll('hours'));
    expect(await cut.count('samples')).toBe(0);
    const rows = await cut.getAll('hours');
    expect(rows.reduce((sum, row) => sum + row.samples, 0)).toBe(520);
  });

  it('keeps a record whose newest sample is within the limit, and files each sample under its own hour', async () => {
    const store = await newStore();
    await appendSample(store, makeSample('r', 0, { at: T0 + HOUR - 1000 }));
    await appendSample(store, makeSample('r', 1, { at: T0 + HOUR + 1000 }));
    await retain(store, T0 + 7 * DAY + HOUR, 7);
    expect(await allSamples(store)).toHaveLength(2);
    await retain(store, T0 + 7 * DAY + 2 * HOUR, 7);
    expect((await hourRows(store, 'whatsapp', T0, T0 + DAY)).map((row) => row.hour)).toEqual([T0, T0 + HOUR]);
  });

  it('adds late samples of an hour that has rows already', async () => {
    const store = await newStore();
    await appendSample(store, makeSample('r', 0));
    await retain(store, T0 + 8 * DAY, 7);
    await appendSample(store, makeSample('late', 0));
    await retain(store, T0 + 8 * DAY, 7);
    expect((await hourRows(store, 'whatsapp', T0, T0 + 1)).map((row) => row.samples)).toEqual([2]);
  });
});
