/** Rounds: the plan of what is to be asked. What is left of an open round follows from its samples, not from here. */
import type { Round } from '../round.ts';
import { withRoom } from './quota.ts';
import type { Store } from './schema.ts';
import { transact } from './transact.ts';

/** Adds the round or replaces the one of the same id. @throws StoreError `full`. */
export async function saveRound(store: Store, round: Round): Promise<void> {
  await withRoom(store, round.startedAt, () =>
    transact(store, ['rounds'], async (tx) => {
      await tx.objectStore('rounds').put(round);
    }),
  );
}

/** Rounds that were begun and not ended, oldest first: what a restarted background resumes. */
export async function openRounds(store: Store): Promise<Round[]> {
  const rounds = await store.getAllFromIndex('rounds', 'state', 'open');
  return rounds.sort((a, b) => a.startedAt - b.startedAt);
}

export async function roundOf(store: Store, id: string): Promise<Round | undefined> {
  return store.get('rounds', id);
}

/** The last `n` rounds of any state, newest first. */
export async function recentRounds(store: Store, n: number): Promise<Round[]> {
  const rounds: Round[] = [];
  // A cursor from the end: getAll can only take from the beginning.
  let cursor = await store.transaction('rounds').store.index('startedAt').openCursor(null, 'prev');
  while (cursor && rounds.length < n) {
    rounds.push(cursor.value);
    cursor = await cursor.continue();
  }
  return rounds;
}
