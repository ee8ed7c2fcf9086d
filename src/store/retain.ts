/**
 * Turns raw samples beyond the limit into hour rows, a bounded batch at a time. Each batch is complete in itself: after
 * a kill the next call goes on where the last one stopped, with nothing to remember.
 */
import { DAY_MS, hourOf } from './hour.ts';
import { keepReserve } from './reserve.ts';
import type { Store } from './schema.ts';
import { dropRounds, SUMMARIZED, summarizeRecords } from './summarize-records.ts';
import { transact } from './transact.ts';

export interface Retained {
  samples: number;
  records: number;
  rounds: number;
  /** False when the batches ran out before the work did: call again. */
  finished: boolean;
}

/** About an hour of twelve services. */
const BATCH = 100;

/** @param now UTC ms. @param retentionDays whole hours older than this are summarized. */
export async function retain(store: Store, now: number, retentionDays: number, batches = 20): Promise<Retained> {
  // Whole hours only, so that an hour is not cut in two by the minute at which this runs.
  const limit = hourOf(now - retentionDays * DAY_MS);
  const done: Retained = { samples: 0, records: 0, rounds: 0, finished: false };
  for (let batch = 0; batch < batches && !done.finished; batch += 1) {
    const part = await transact(store, SUMMARIZED, async (tx) => {
      const old = await tx.objectStore('samples').index('at').getAll(IDBKeyRange.upperBound(limit, true), BATCH);
      const samples = await summarizeRecords(tx, old);
      return { samples, records: old.length, rounds: await dropRounds(tx, limit, BATCH) };
    });
    done.samples += part.samples;
    done.records += part.records;
    done.rounds += part.rounds;
    done.finished = part.records < BATCH && part.rounds < BATCH;
  }
  // Here, since this runs regularly in the background: the reserve comes back once there is room again.
  await keepReserve(store);
  return done;
}
