/** Reading by time, target and round against a plain sort of everything, to the millisecond at the borders. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Sample } from '../../src/sample.ts';
import {
  appendSample,
  type Store,
  samplesByPart,
  samplesOfRound,
  samplesSince,
  spanOf,
} from '../../src/store/index.ts';
import { HOUR, MINUTE, makeSample, newStore, T0 } from './make.ts';

const ids = (samples: readonly Sample[]) => samples.map((sample) => sample.id);

describe('reading samples', () => {
  let store: Store;

  // Twelve hours of rounds, four an hour, three targets; one round runs over the full hour.
  beforeAll(async () => {
    store = await newStore();
    for (let n = 0; n < 48; n += 1) {
      const at = T0 + n * 15 * MINUTE + (n === 7 ? 14 * MINUTE + 50_000 : 0);
      for (const [seq, target] of ['whatsapp', 'telegram', 'google'].entries()) {
        await appendSample(store, makeSample(`r${n}`, seq, { target, at: at + seq * 1000 }));
        await appendSample(store, makeSample(`r${n}`, seq + 10, { target, at: at + 20_000 + seq * 1000 }));
      }
    }
  });

  it('gives a round in time order and nothing of a round with a longer or shorter name', async () => {
    const samples = await samplesOfRound(store, 'r1');
    expect(ids(samples)).toEqual(['r1#0', 'r1#1', 'r1#2', 'r1#10', 'r1#11', 'r1#12']);
  });

  it('gives what is at or after a time, to the millisecond, in time order', async () => {
    const since = T0 + 10 * 15 * MINUTE + 1000;
    const samples = await samplesSince(store, since);
    expect(samples[0]?.at).toBe(since);
    expect(samples).toHaveLength(38 * 6 - 1);
    expect(samples.every((sample, i) => i === 0 || sample.at >= (samples[i - 1]?.at ?? 0))).toBe(true);
  });

  it('finds the late samples of a record that began before the time', async () => {
    const since = T0 + 2 * HOUR;
    expect(ids(await samplesSince(store, since, ['whatsapp'])).slice(0, 2)).toEqual(['r8#0', 'r7#10']);
  });

  it('gives the named targets only, each once even when it is named twice', async () => {
    const samples = await samplesSince(store, T0 + 11 * HOUR, ['telegram', 'telegram', 'none']);
    expect(samples).toHaveLength(8);
    expect(new Set(samples.map((sample) => sample.target))).toEqual(new Set(['telegram']));
  });

  it('reads in parts what a plain sort of everything gives', async () => {
    const hours: Sample[][] = [];
    for await (const { samples } of samplesByPart(store)) hours.push(samples);
    expect(hours).toHaveLength(4);
    const all = (await store.getAll('samples')).flatMap((record) => record.samples);
    expect(ids(hours.flat())).toEqual(ids(all.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))));
  });

  it('reads a part of it by time, the beginning included and the end not', async () => {
    const range = { from: T0 + 15 * MINUTE, to: T0 + 2 * HOUR + 20_000 };
    const found: Sample[] = [];
    for await (const { samples } of samplesByPart(store, range))
      found.push(...samples.filter(({ target }) => target === 'whatsapp'));
    expect(ids(found.slice(0, 1))).toEqual(['r1#0']);
    expect(ids(found.slice(-2))).toEqual(['r8#0', 'r7#10']);
  });

  it('goes on behind a gap of any length, and reads little of it', async () => {
    const sparse = await newStore();
    const times = [0, 1, 7, 30, 31, 2_000, 2_014].map((hour) => T0 + hour * HOUR);
    for (const [n, at] of times.entries()) await appendSample(sparse, makeSample(`g${n}`, 1, { at }));
    const reads = vi.spyOn(IDBIndex.prototype, 'getAll');
    const found: Sample[] = [];
    let last = 0;
    for await (const { samples, until } of samplesByPart(sparse)) {
      found.push(...samples);
      expect(until).toBeGreaterThan(last);
      last = until;
    }
    expect(reads.mock.calls.length).toBeLessThan(25);
    reads.mockRestore();
    expect(found.map(({ at }) => at)).toEqual(times);
    expect(last).toBe((await spanOf(sparse, {}))?.to);
  });

  it('leaves nothing in the results of its requests, which live until the heap is marked from end to end', async () => {
    const spy = vi.spyOn(IDBIndex.prototype, 'getAll');
    let parts = 0;
    for await (const { samples } of samplesByPart(store)) {
      expect(samples.length).toBeGreaterThan(0);
      parts += 1;
    }
    const left = spy.mock.results.map(({ value }) => (value as IDBRequest<unknown[]>).result.length);
    spy.mockRestore();
    expect(left).toEqual(Array.from({ length: parts }, () => 0));
  });

  it('touches only the records of the last hour when asked for the last hour', async () => {
    const read: number[] = [];
    const getAll = IDBIndex.prototype.getAll;
    const spy = vi.spyOn(IDBIndex.prototype, 'getAll').mockImplementation(function (this: IDBIndex, ...args) {
      const request = getAll.apply(this, args);
      request.addEventListener('success', () => read.push(request.result.length));
      return request;
    });
    const whole = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    await samplesSince(store, T0 + 11 * HOUR, ['whatsapp', 'google']);
    expect(read).toEqual([4, 4]);
    expect(whole).not.toHaveBeenCalled();
    spy.mockRestore();
    whole.mockRestore();
  });
});
