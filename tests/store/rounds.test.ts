/** Rounds in the store: an open one is found until it is saved as ended, since that is what a new background goes on from. */
import { describe, expect, it } from 'vitest';
import { openRounds, recentRounds, roundOf, saveRound } from '../../src/store/index.ts';
import { MINUTE, makeRound, newStore, T0 } from './make.ts';

describe('rounds', () => {
  it('are found open until they are saved as ended, oldest first', async () => {
    const store = await newStore();
    await saveRound(store, makeRound('b', { startedAt: T0 + MINUTE }));
    await saveRound(store, makeRound('a', { startedAt: T0 + 2 * MINUTE }));
    await saveRound(store, makeRound('c', { startedAt: T0, state: 'cancelled' }));
    expect((await openRounds(store)).map((round) => round.id)).toEqual(['b', 'a']);
    await saveRound(store, makeRound('b', { startedAt: T0 + MINUTE, state: 'done', endedAt: T0 + 2 * MINUTE }));
    expect((await openRounds(store)).map((round) => round.id)).toEqual(['a']);
    expect((await roundOf(store, 'b'))?.state).toBe('done');
    expect(await roundOf(store, 'none')).toBeUndefined();
  });

  it('come newest first and no more than were asked for', async () => {
    const store = await newStore();
    for (const n of [2, 0, 3, 1]) await saveRound(store, makeRound(`r${n}`, { startedAt: T0 + n * MINUTE }));
    expect((await recentRounds(store, 3)).map((round) => round.id)).toEqual(['r3', 'r2', 'r1']);
    expect(await recentRounds(store, 0)).toEqual([]);
    expect(await recentRounds(store, 9)).toHaveLength(4);
  });
});
