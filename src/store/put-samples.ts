/**
 * Stores many samples at once, all or none. For imports: it charges nothing to the budget, since nothing was sent, and
 * makes no room, since a file must not push out what was measured here.
 */
import type { Sample } from '../sample.ts';
import { canonical } from './canonical.ts';
import { DAY_MS, dayStart } from './hour.ts';
import { withSamples } from './record.ts';
import type { RoundRecord, Store } from './schema.ts';
import { dropPoints, JUDGED_DAYS_AFTER } from './stale.ts';
import { isQuotaError, StoreError } from './store-error.ts';
import { transact, type WriteTransaction } from './transact.ts';

export interface PutOptions {
  /** Stopped by it, nothing is written. @throws its reason */
  signal?: AbortSignal;
  /** Records looked at so far, of all. */
  progress?: (done: number, all: number) => void;
}

type ImportTransaction = WriteTransaction<['samples', 'points', 'judged']>;
type Group = [Sample, ...Sample[]];

/** Records read and written at once: waiting for each alone takes three times as long. */
const AT_ONCE = 250;

/** `conflict`: this sample's id is stored with another content; nothing was written. @throws StoreError `full`. */
export async function putSamples(
  store: Store,
  samples: readonly Sample[],
  { signal, progress }: PutOptions = {},
): Promise<{ stored: number; known: number } | { conflict: Sample }> {
  let conflict: Sample | undefined;
  const groups = groupByRecord(samples);
  try {
    const stored = await transact(store, ['samples', 'points', 'judged'], async (tx) => {
      const written: RoundRecord[] = [];
      let count = 0;
      for (let at = 0; at < groups.length; at += AT_ONCE) {
        signal?.throwIfAborted();
        for (const part of await putGroups(tx, groups.slice(at, at + AT_ONCE))) {
          conflict = part.conflict;
          if (conflict) throw new Error('conflict');
          if (part.fresh > 0) written.push(part.record);
          count += part.fresh;
        }
        progress?.(Math.min(at + AT_ONCE, groups.length), groups.length);
      }
      await forgetDerived(tx, written);
      return count;
    });
    return { stored, known: samples.length - stored };
  } catch (error) {
    if (conflict) return { conflict };
    if (!isQuotaError(error)) throw error;
    throw new StoreError('full', 'There is no room to import this file: free disk space. Nothing was imported.', error);
  }
}

async function putGroups(tx: ImportTransaction, groups: readonly Group[]) {
  const rows = tx.objectStore('samples');
  const known = await Promise.all(groups.map(([{ round, target }]) => rows.get([round, target])));
  const parts = groups.map((group, i) => ({
    ...withSamples(known[i], group),
    conflict: findConflict(known[i]?.samples ?? [], group),
  }));
  // Async, so that a put that throws at once leaves no other's refusal unheard.
  const put = async ({ record, fresh, conflict }: (typeof parts)[number]): Promise<void> => {
    if (fresh.length > 0 && !conflict) await rows.put(record);
  };
  await Promise.all(parts.map(put));
  return parts.map(({ record, fresh, conflict }) => ({ record, fresh: fresh.length, conflict }));
}

/** What was derived from the days of these records, and what was said while a judgement could look back on them. */
async function forgetDerived(tx: ImportTransaction, records: readonly RoundRecord[]): Promise<void> {
  if (records.length === 0) return;
  await dropPoints(tx.objectStore('points'), records);
  const first = records.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
  const last = records.reduce((most, { at }) => Math.max(most, at), Number.NEGATIVE_INFINITY);
  // A round that ran over midnight began on the day before.
  const range = IDBKeyRange.bound(dayStart(first) - DAY_MS, dayStart(last) + JUDGED_DAYS_AFTER);
  await tx.objectStore('judged').delete(range);
}

function groupByRecord(samples: readonly Sample[]): Group[] {
  const groups = new Map<string, Group>();
  for (const sample of samples) {
    const key = JSON.stringify([sample.round, sample.target]);
    const group = groups.get(key);
    if (group) group.push(sample);
    else groups.set(key, [sample]);
  }
  return [...groups.values()];
}

function findConflict(stored: readonly Sample[], added: readonly Sample[]): Sample | undefined {
  if (stored.length === 0) return undefined;
  const byId = new Map(stored.map((sample) => [sample.id, sample]));
  return added.find((sample) => {
    const old = byId.get(sample.id);
    return old !== undefined && canonical(old) !== canonical(sample);
  });
}
