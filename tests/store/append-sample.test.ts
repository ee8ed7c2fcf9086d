/** One request makes one stored sample and is charged once, whoever else writes and whenever the background dies. */
import { describe, expect, it, vi } from 'vitest';
import { appendSample, budgetUsed, chargeBytes, samplesOfRound } from '../../src/store/index.ts';
import { allSamples, DAY, HOUR, makeSample, newStore, T0 } from './make.ts';

describe('appendSample', () => {
  it('stores a sample as it is and reads it back unchanged', async () => {
    const store = await newStore();
    const sample = makeSample('r1', 1, { progress: [[1.5, 10]], failure: 'connection_reset', outcome: 'failed' });
    expect(await appendSample(store, sample)).toBe('stored');
    expect(await samplesOfRound(store, 'r1')).toEqual([sample]);
  });

  it('stores a repeated sample once, keeps the first and charges its bytes once', async () => {
    const store = await newStore();
    await appendSample(store, makeSample('r1', 1));
    expect(await appendSample(store, makeSample('r1', 1, { costBytes: 9, status: 500 }))).toBe('known');
    expect((await allSamples(store)).map((sample) => sample.status)).toEqual([200]);
    expect(await budgetUsed(store, '2026-03-01')).toBe(1000);
  });

  it('is charged beside what is no sample, to the same day and no other', async () => {
    const store = await newStore();
    await Promise.all([
      appendSample(store, makeSample('r1', 1)),
      chargeBytes(store, 200, T0),
      chargeBytes(store, 30, T0),
      chargeBytes(store, 4, T0 + DAY),
    ]);
    expect(await budgetUsed(store, '2026-03-01')).toBe(1230);
    expect(await budgetUsed(store, '2026-03-02')).toBe(4);
  });

  it('loses nothing when samples of one round and target are appended at once', async () => {
    const store = await newStore();
    const twice = [...Array(40).keys()].flatMap((seq) => [makeSample('r1', seq), makeSample('r1', seq)]);
    const answers = await Promise.all(twice.map((sample) => appendSample(store, sample)));
    expect(answers.filter((answer) => answer === 'stored')).toHaveLength(40);
    expect(new Set((await allSamples(store)).map((sample) => sample.id)).size).toBe(40);
    expect(await allSamples(store)).toHaveLength(40);
    expect(await budgetUsed(store, '2026-03-01')).toBe(40_000);
  });

  it('does so from two connections too, as two pages would', async () => {
    const store = await newStore();
    const { openStore } = await import('../../src/store/index.ts');
    const other = await openStore(store.name);
    await Promise.all([...Array(20).keys()].map((seq) => appendSample(seq % 2 ? store : other, makeSample('r1', seq))));
    expect(await samplesOfRound(other, 'r1')).toHaveLength(20);
    expect(await budgetUsed(other, '2026-03-01')).toBe(20_000);
  });

  it('charges each UTC day for its own samples', async () => {
    const store = await newStore();
    await appendSample(store, makeSample('r1', 1, { at: T0 + 13 * HOUR + 3_599_999 }));
    await appendSample(store, makeSample('r1', 2, { at: T0 + 14 * HOUR, costBytes: 7 }));
    expect(await budgetUsed(store, '2026-03-01')).toBe(1000);
    expect(await budgetUsed(store, '2026-03-02')).toBe(7);
    expect(await budgetUsed(store, '2026-03-03')).toBe(0);
  });

  it('leaves neither sample nor bytes when it is killed between the two, and stores both when asked again', async () => {
    const store = await newStore();
    await appendSample(store, makeSample('r1', 1));
    const put = IDBObjectStore.prototype.put;
    const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      // The sample has been written within the transaction; the worker dies before the bytes are.
      if (this.name === 'budget') this.transaction.abort();
      return put.apply(this, args);
    });
    await expect(appendSample(store, makeSample('r1', 2))).rejects.toThrow();
    spy.mockRestore();
    expect(await allSamples(store)).toHaveLength(1);
    expect(await budgetUsed(store, '2026-03-01')).toBe(1000);

    expect(await appendSample(store, makeSample('r1', 2))).toBe('stored');
    expect(await allSamples(store)).toHaveLength(2);
    expect(await budgetUsed(store, '2026-03-01')).toBe(2000);
  });

  it('dates a record by its newest sample and lists it under every hour it reaches into', async () => {
    const store = await newStore();
    await appendSample(store, makeSample('r1', 1, { at: T0 + HOUR + 5 }));
    await appendSample(store, makeSample('r1', 2, { at: T0 + HOUR - 5 }));
    const [record] = await store.getAll('samples');
    expect(record?.at).toBe(T0 + HOUR + 5);
    expect(record?.hours).toEqual([T0, T0 + HOUR]);
    expect(T0 % DAY).toBe(10 * HOUR);
  });
});
