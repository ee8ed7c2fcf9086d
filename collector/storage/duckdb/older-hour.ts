/** An hour's file of a version that had a column for each bin (b0 to b14), taken over: an upgrade loses no open hour. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { SLOTS } from '../ballot.ts';
import { LANE_BITS, LANES, WORDS } from './bin-words.ts';

const lane = (slot: number): string => `(coalesce(b${slot}::UBIGINT + 1, 0::UBIGINT) << ${(slot % LANES) * LANE_BITS})`;

/** To be called before the tables are made, which then find one of theirs. */
export async function takeOverOlderHour(connection: DuckDBConnection, database: string): Promise<void> {
  const found = await connection.runAndReadAll(
    `SELECT 1 FROM duckdb_columns() WHERE database_name = '${database}' AND table_name = 'ballots' AND column_name = 'b0'`,
  );
  if (found.getRows().length === 0) return;
  const slots = [...SLOTS.keys()];
  const words = WORDS.map((word, i) => {
    const its = slots.filter((slot) => Math.floor(slot / LANES) === i);
    return `${its.map(lane).join(' | ')} AS ${word}`;
  });
  const head = 'id, country, asn, service, epoch, tag, vote, rules, failure';
  await connection.run(`BEGIN TRANSACTION;
    CREATE TABLE ${database}.taken AS SELECT ${head}, ${words.join(', ')} FROM ${database}.ballots;
    DROP TABLE ${database}.ballots;
    ALTER TABLE ${database}.taken RENAME TO ballots;
    COMMIT`);
}
