/** Whoever reads for long learns that something went meanwhile, whatever took it. */
import { beforeEach, describe, expect, it } from 'vitest';
import {
  appendSample,
  areKept,
  deleteEverything,
  firstToGo,
  onQuota,
  type RecordKey,
  retain,
  type Store,
  saveRound,
} from '../../src/store/index.ts';
import { HOUR, MINUTE, makeRound, makeSample, newStore, T0 } from './make.ts';

const DAY = 24 * HOUR;
let store: Store;
let keys: RecordKey[];

describe('the first to go', () => {
  beforeEach(async () => {
    store = await newStore();
    // The oldest round is still open: it stays when room is made.
    await saveRound(store, makeRound('r0', { state: 'open' }));
    for (let n = 0; n < 8; n += 1)
      await appendSample(store, makeSample(`r${n}`, 1, { at: T0 + n * 30 * MINUTE, target: 'whatsapp' }));
    keys = await firstToGo(store);
  });

  it('are the oldest record and the oldest of no open round', () => {
    expect(keys).toEqual([
      ['r0', 'whatsapp'],
      ['r1', 'whatsapp'],
    ]);
  });

  it('are kept while samples are added', async () => {
    await appendSample(store, makeSample('r9', 1, { at: T0 - DAY }));
    expect(await areKept(store, keys)).toBe(true);
  });

  it('tell of an hour that made room', async () => {
    expect(await onQuota(store, T0 + DAY)).toBe(true);
    expect(await store.count('samples')).toBe(7);
    expect(await areKept(store, keys)).toBe(false);
  });

  it('tell of what grew too old', async () => {
    await retain(store, T0 + HOUR + 10 * DAY, 10);
    expect(await store.count('samples')).toBe(6);
    expect(await areKept(store, keys)).toBe(false);
  });

  it('tell that all was deleted', async () => {
    await deleteEverything(store);
    expect(await areKept(store, keys)).toBe(false);
  });

  it('of a later time are no worse for what went before it', async () => {
    const later = await firstToGo(store, T0 + 2 * HOUR);
    await onQuota(store, T0 + DAY);
    expect(await areKept(store, later)).toBe(true);
  });

  it('of nothing are none, and nothing is missing', async () => {
    expect(await firstToGo(store, T0 + DAY)).toEqual([]);
    expect(await areKept(store, [])).toBe(true);
  });
});
