/**
 * Stores one finished request. Safe to repeat: a background that was killed before it heard "stored" asks again, and
 * neither the sample nor its bytes are counted twice.
 */
import type { Sample } from '../sample.ts';
import { addBudget } from './budget.ts';
import { withRoom } from './quota.ts';
import { withSamples } from './record.ts';
import type { Store } from './schema.ts';
import { noteStale } from './stale.ts';
import { transact } from './transact.ts';

/** `known`: a sample of this id was there already and was left as it is. @throws StoreError `full`. */
export async function appendSample(store: Store, sample: Sample): Promise<'stored' | 'known'> {
  return withRoom(store, sample.at, () =>
    // Sample and budget in one transaction: after a kill there are both or neither.
    transact(store, ['samples', 'budget', 'stale'], async (tx) => {
      const samples = tx.objectStore('samples');
      const before = await samples.get([sample.round, sample.target]);
      const { record, fresh } = withSamples(before, [sample]);
      if (fresh.length === 0) return 'known';
      await samples.put(record);
      await noteStale(tx.objectStore('stale'), before, record);
      await addBudget(tx.objectStore('budget'), sample);
      return 'stored';
    }),
  );
}
