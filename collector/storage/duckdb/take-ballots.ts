/**
 * A batch of ballots into the database: which of them are new, then one transaction for each hour they belong to (DuckDB
 * writes to one file in a transaction). What a failed transaction held is forgotten again, or a client's second try would be
 * answered "known" while it is nowhere.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Ballot } from '../ballot.ts';
import type { Fate } from '../storage.ts';
import { appendLate, knownLate, type Tagged } from './append-rows.ts';
import type { Database } from './database.ts';

export async function inTransaction(connection: DuckDBConnection, work: () => Promise<void>): Promise<void> {
  await connection.run('BEGIN TRANSACTION');
  try {
    await work();
    await connection.run('COMMIT');
  } catch (error) {
    // After a failed commit there is nothing to roll back, and that is no news.
    await connection.run('ROLLBACK').catch(() => {});
    throw error;
  }
}

export async function takeBallots(database: Database, ballots: readonly Ballot[]): Promise<Fate[]> {
  const fates: Fate[] = new Array(ballots.length);
  const tagged = new Map<number, Tagged[]>();
  const late: number[] = [];
  for (const [i, ballot] of ballots.entries()) {
    const { hour, tag } = ballot;
    if (tag === null || database.published.has(hour)) {
      late.push(i);
      continue;
    }
    const memory = await database.openHour(hour);
    const fate = memory.take(ballot, tag);
    fates[i] = fate;
    if (fate === 'stored') tagged.set(hour, [...(tagged.get(hour) ?? []), { ballot, tag }]);
  }
  try {
    for (const [hour, rows] of tagged) {
      await database.append(hour, rows);
      tagged.delete(hour);
    }
    await takeLate(database, ballots, late, fates);
  } catch (error) {
    for (const [hour, rows] of tagged)
      for (const { ballot, tag } of rows) database.hours.get(hour)?.takeBack(ballot, tag);
    throw error;
  }
  return fates;
}

async function takeLate(database: Database, ballots: readonly Ballot[], late: number[], fates: Fate[]): Promise<void> {
  const fresh = late.map((i) => ballots[i]).filter((ballot) => ballot !== undefined);
  const known = await knownLate(database.writer, fresh);
  const rows: Ballot[] = [];
  for (const i of late) {
    const ballot = ballots[i];
    if (!ballot) continue;
    const seen = known.has(ballot.id) || database.hours.get(ballot.hour)?.knows(ballot.id) === true;
    known.add(ballot.id);
    fates[i] = seen ? 'known' : 'late';
    if (!seen) rows.push(ballot);
  }
  if (rows.length === 0) return;
  await inTransaction(database.writer, () => appendLate(database.writer, rows));
  for (const { hour, id } of rows) database.hours.get(hour)?.remember(id);
}
