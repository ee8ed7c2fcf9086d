/**
 * Ends a round. What only its end shows, a network that changed on the way, is written into its samples in the same transaction:
 * a background that was killed finds the round open and closes it again, with the same result (docs/decisions/0015).
 */
import { withHop } from '../classify/hop.ts';
import type { Round } from '../round.ts';
import { withRoom } from './quota.ts';
import type { Store } from './schema.ts';
import { noteStale } from './stale.ts';
import { transact } from './transact.ts';

/** @param hopped ids of its samples that a change of network stands behind. @throws StoreError `full` */
export async function closeRound(store: Store, round: Round, hopped: ReadonlySet<string>): Promise<void> {
  await withRoom(store, round.startedAt, () =>
    transact(store, ['rounds', 'samples', 'stale'], async (tx) => {
      const records = tx.objectStore('samples');
      const own = hopped.size > 0 ? await records.getAll(IDBKeyRange.bound([round.id], [round.id, []])) : [];
      for (const record of own) {
        const samples = record.samples.map((sample) => (hopped.has(sample.id) ? withHop(sample) : sample));
        await records.put({ ...record, samples });
        await noteStale(tx.objectStore('stale'), record, record);
      }
      await tx.objectStore('rounds').put(round);
    }),
  );
}
