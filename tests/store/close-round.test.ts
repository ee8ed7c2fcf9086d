/** Ending a round in IndexedDB: one transaction, and the same when it is done again. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  appendSample,
  budgetUsed,
  closeRound,
  dayOf,
  openStore,
  roundOf,
  type Store,
  samplesOfRound,
  saveRound,
} from '../../src/store/index.ts';
import { staleHours } from '../../src/store/stale.ts';
import { round, sample, step } from '../schedule/build.ts';

const open = round([step(0), step(1), step(2, { target: 'signal' })]);
const done = { ...open, state: 'done' as const, steps: [] };
const samples = open.steps.map((s) => sample(s));
let store: Store;
let n = 0;

beforeEach(async () => {
  store = await openStore(`close-${n++}`);
  await saveRound(store, open);
  for (const one of samples) await appendSample(store, one);
  await appendSample(store, sample(step(9), { id: 'r2#9', round: 'r2' }));
});
afterEach(() => store.close());

it('marks the samples named and no others, and charts derive them anew', async () => {
  await store.clear('stale');
  const before = await budgetUsed(store, dayOf(open.startedAt));
  await closeRound(store, done, new Set(['r1#0', 'r1#2', 'r2#9']));
  const marks = async (id: string) => (await samplesOfRound(store, id)).map((s) => [s.id, s.confounders]);
  expect((await marks('r1')).toSorted()).toEqual([
    ['r1#0', ['network-change']],
    ['r1#1', []],
    ['r1#2', ['network-change']],
  ]);
  expect(await marks('r2')).toEqual([['r2#9', []]]);
  expect((await roundOf(store, 'r1'))?.state).toBe('done');
  expect(await budgetUsed(store, dayOf(open.startedAt))).toBe(before);
  for (const target of ['whatsapp', 'signal'])
    expect(await staleHours(store, target, 0, open.startedAt + 1)).toHaveLength(1);
});

it('done again it is the same; a sample that is told again stays as it is marked', async () => {
  const hopped = new Set(['r1#0']);
  await closeRound(store, done, hopped);
  const once = await samplesOfRound(store, 'r1');
  await closeRound(store, done, hopped);
  for (const one of samples) await appendSample(store, one);
  expect(await samplesOfRound(store, 'r1')).toEqual(once);
});

it('writes no sample where nothing changed', async () => {
  await store.clear('stale');
  await closeRound(store, done, new Set());
  expect(await store.count('stale')).toBe(0);
});
