/**
 * Turns raw records into hour rows, within one transaction: a sample is in the raw records or in the rows, never in both
 * and never in neither, whenever the background is killed.
 */
import { type HourRow, hourRowKey, hourRowOf, mergeHourRows } from './hour-row.ts';
import type { RoundRecord } from './schema.ts';
import { dropPoints } from './stale.ts';
import type { WriteTransaction } from './transact.ts';

/** What a transaction that summarizes must hold. */
export const SUMMARIZED: ['samples', 'hours', 'points', 'rounds', 'kept'] = [
  'samples',
  'hours',
  'points',
  'rounds',
  'kept',
];
export type SummaryTransaction = WriteTransaction<typeof SUMMARIZED>;

/** Returns how many samples it summarized. */
export async function summarizeRecords(tx: SummaryTransaction, records: readonly RoundRecord[]): Promise<number> {
  const rows = new Map<string, HourRow>();
  let samples = 0;
  for (const sample of records.flatMap((record) => record.samples)) {
    const row = hourRowOf(sample);
    const key = JSON.stringify(hourRowKey(row));
    const before = rows.get(key);
    rows.set(key, before ? mergeHourRows(before, row) : row);
    samples += 1;
  }
  const raw = tx.objectStore('samples');
  const hours = tx.objectStore('hours');
  // All requests at once, the deletes first: waiting for each would hold the lock four times as long.
  await Promise.all([
    ...records.map(({ round, target }) => raw.delete([round, target])),
    dropPoints(tx.objectStore('points'), records),
    ...[...rows.values()].map(async (row) => {
      const before = await hours.get(hourRowKey(row));
      await hours.put(before ? mergeHourRows(before, row) : row);
    }),
  ]);
  return samples;
}

/** Removes the rounds that ended before `at` (UTC ms) and are not open; their samples have become hour rows. */
export async function dropRounds(tx: SummaryTransaction, at: number, most: number): Promise<number> {
  const rounds = tx.objectStore('rounds');
  const old = await rounds.index('startedAt').getAll(IDBKeyRange.upperBound(at, true), most);
  const ended = old.filter((round) => round.state !== 'open' && (round.endedAt ?? round.startedAt) < at);
  for (const { id } of ended) await rounds.delete(id);
  return ended.length;
}
