/** Group commit: what goes together, what waits for the distance, and what does not. */
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Ballot } from '../../../collector/storage/ballot.ts';
import { groupAppends } from '../../../collector/storage/group-appends.ts';
import type { Fate } from '../../../collector/storage/storage.ts';
import { ballot } from './ballots.ts';

/** Never over while a test runs. */
const LONG_MS = 600_000;

/** A storage that answers when told to. */
function slowStorage() {
  const groups: { size: number; commit(): void; fail(): void }[] = [];
  return {
    groups,
    append: (ballots: readonly Ballot[]): Promise<Fate[]> =>
      new Promise((resolve, reject) => {
        groups.push({
          size: ballots.length,
          commit: () => resolve(ballots.map(() => 'stored')),
          fail: () => reject(new Error('no room')),
        });
      }),
  };
}

async function turns(): Promise<void> {
  for (let i = 0; i < 5; i += 1) await turn();
}

test('one that comes alone goes at once; what comes meanwhile goes together', async () => {
  const storage = slowStorage();
  const append = groupAppends(storage, { distanceMs: 0, enough: 1_000 });
  const first = append(ballot());
  await turns();
  const others = Promise.all([append(ballot()), append(ballot()), append(ballot())]);
  await turns();
  expect(storage.groups.map(({ size }) => size)).toEqual([1]);
  storage.groups[0]?.commit();
  expect(await first).toBe('stored');
  await turns();
  expect(storage.groups.map(({ size }) => size)).toEqual([1, 3]);
  storage.groups[1]?.commit();
  expect(await others).toEqual(['stored', 'stored', 'stored']);
});

test('few keep the distance, enough of them do not', async () => {
  const storage = slowStorage();
  const append = groupAppends(storage, { distanceMs: LONG_MS, enough: 3 });
  const all = [append(ballot())];
  await turns();
  storage.groups[0]?.commit();
  all.push(append(ballot()), append(ballot()));
  await turns();
  expect(storage.groups).toHaveLength(1);
  all.push(append(ballot()));
  await turns();
  expect(storage.groups.map(({ size }) => size)).toEqual([1, 3]);
  storage.groups[1]?.commit();
  expect(await Promise.all(all)).toHaveLength(4);
});

test('nobody is told of more than their own transaction: one that fails fails those in it, the next goes on', async () => {
  const storage = slowStorage();
  const append = groupAppends(storage, { distanceMs: 0, enough: 1_000 });
  const failed = [append(ballot()), append(ballot())].map((one) => one.catch((error: Error) => error.message));
  await turns();
  const next = append(ballot());
  storage.groups[0]?.fail();
  expect(await Promise.all(failed)).toEqual(['no room', 'no room']);
  await turns();
  storage.groups[1]?.commit();
  expect(await next).toBe('stored');
});
