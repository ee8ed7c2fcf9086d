/**
 * The votes of an hour, in SQL up to numbers of tags: ten million rows stay in the engine. First one row for each tag,
 * then the larger epoch of each cell, then tags counted by what their ballots said together (voters-sql.ts).
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { SLOTS } from '../ballot.ts';
import { CellBuilder } from '../cell-builder.ts';
import type { CellVotes } from '../storage.ts';
import { databaseOf } from './hour-files.ts';
import { SLOT_COLUMNS } from './schema.ts';
import { CELL, votersSql } from './voters-sql.ts';

/** Columns that hold anything: most slots are empty, and an aggregate over nothing still costs. */
async function usedColumns(connection: DuckDBConnection, table: string): Promise<string[]> {
  const counts = SLOT_COLUMNS.map((column) => `count(${column})`).join(', ');
  const [row = []] = (await connection.runAndReadAll(`SELECT ${counts} FROM ${table}`)).getRows();
  return SLOT_COLUMNS.filter((_, i) => Number(row[i]) > 0);
}

export async function readVotes(connection: DuckDBConnection, hour: number): Promise<CellVotes[]> {
  const table = `${databaseOf(hour)}.ballots`;
  const columns = await usedColumns(connection, table);
  const cells = new CellBuilder();
  try {
    await connection.run(votersSql(table, columns));
    const rows = async (value: string, where = ''): Promise<(readonly unknown[])[]> =>
      (
        await connection.runAndReadAll(`SELECT ${CELL}, ${value}, count(*) FROM voters ${where} GROUP BY ALL`)
      ).getRows();
    for (const [country, asn, service, rules, pattern, tags] of await rows('rules, pattern'))
      cells.votes([country, asn, service], Number(rules), Number(pattern), Number(tags));
    for (const [country, asn, service, failure, tags] of await rows('failure', 'WHERE failure IS NOT NULL'))
      cells.failure([country, asn, service], Number(failure), Number(tags));
    for (const column of columns) {
      const slot = SLOTS[SLOT_COLUMNS.indexOf(column)];
      if (slot === undefined) continue;
      for (const [country, asn, service, bin, tags] of await rows(column, `WHERE ${column} IS NOT NULL`))
        cells.bin([country, asn, service], slot, Number(bin), Number(tags));
    }
  } finally {
    await connection.run('DROP TABLE IF EXISTS voters');
  }
  return cells.done();
}
