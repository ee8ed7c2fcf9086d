/**
 * Stores many samples at once, all or none. For imports: it charges nothing to the budget, since nothing was sent, and
 * makes no room, since a file must not push out what was measured here.
 */
import type { Sample } from '../sample.ts';
import { canonical } from './canonical.ts';
import { withSamples } from './record.ts';
import type { Store } from './schema.ts';
import { isQuotaError, StoreError } from './store-error.ts';
import { transact } from './transact.ts';

/** `conflict`: this sample's id is stored with another content; nothing was written. @throws StoreError `full`. */
export async function putSamples(
  store: Store,
  samples: readonly Sample[],
): Promise<{ stored: number; known: number } | { conflict: Sample }> {
  let conflict: Sample | undefined;
  try {
    const stored = await transact(store, ['samples'], async (tx) => {
      let count = 0;
      for (const group of groupByRecord(samples)) {
        const old = await tx.store.get([group[0].round, group[0].target]);
        conflict = findConflict(old?.samples ?? [], group);
        if (conflict) throw new Error('conflict');
        const { record, fresh } = withSamples(old, group);
        if (fresh.length > 0) await tx.store.put(record);
        count += fresh.length;
      }
      return count;
    });
    return { stored, known: samples.length - stored };
  } catch (error) {
    if (conflict) return { conflict };
    if (!isQuotaError(error)) throw error;
    throw new StoreError('full', 'There is no room to import this file: free disk space. Nothing was imported.', error);
  }
}

function groupByRecord(samples: readonly Sample[]): [Sample, ...Sample[]][] {
  const groups = new Map<string, [Sample, ...Sample[]]>();
  for (const sample of samples) {
    const key = JSON.stringify([sample.round, sample.target]);
    const group = groups.get(key);
    if (group) group.push(sample);
    else groups.set(key, [sample]);
  }
  return [...groups.values()];
}

function findConflict(stored: readonly Sample[], added: readonly Sample[]): Sample | undefined {
  const byId = new Map(stored.map((sample) => [sample.id, sample]));
  return added.find((sample) => {
    const old = byId.get(sample.id);
    return old !== undefined && canonical(old) !== canonical(sample);
  });
}
