/**
 * The votes of an hour, in SQL up to numbers of tags: ten million rows stay in the engine. First one row for each tag,
 * then the larger epoch of each cell, then tags counted by what their ballots said together. A tag has at most three
 * ballots, so how many of them said what fits into two bits for each vote: the `pattern`, which src/crowd's rule reads.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { SLOTS } from '../ballot.ts';
import { CellBuilder } from '../cell-builder.ts';
import type { CellVotes } from '../storage.ts';
import { databaseOf } from './hour-files.ts';
import { SLOT_COLUMNS } from './schema.ts';

const CELL = 'country, asn, service';

/**
 * The middle of at most three, of two the smaller: of three, all xor the least xor the greatest leaves the middle one; of one or
 * two it leaves the least or nothing. Three aggregates of a byte each, where counts and sums would cost three times that.
 */
const middle = (column: string): string => {
  const [least, left] = [`min(${column})`, `xor(xor(bit_xor(${column}), min(${column})), max(${column}))`];
  return `CASE ${left} WHEN 0 THEN ${least} ELSE ${left} END AS ${column}`;
};

function votersSql(table: string, columns: readonly string[]): string {
  return `CREATE OR REPLACE TEMP TABLE voters AS
    WITH tags AS (
      SELECT ${CELL}, epoch, tag, sum((1::INTEGER << (2 * vote)::INTEGER)::DOUBLE)::USMALLINT AS pattern, max(rules) AS rules, min(failure) AS failure
        ${columns.map((column) => `, ${middle(column)}`).join('')}
      FROM ${table} GROUP BY ${CELL}, epoch, tag),
    sizes AS (SELECT ${CELL}, epoch, count(*) AS tags FROM tags GROUP BY ALL),
    chosen AS (SELECT ${CELL}, arg_max(epoch, (tags, epoch)) AS epoch FROM sizes GROUP BY ALL)
    SELECT tags.* EXCLUDE (tag, epoch) FROM tags JOIN chosen USING (${CELL}, epoch)`;
}

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
