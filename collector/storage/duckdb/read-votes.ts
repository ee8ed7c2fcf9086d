/**
 * The votes of an hour, in SQL up to numbers of tags: ten million rows stay in the engine. First one row for each tag,
 * then the larger epoch of each cell, then tags counted by what their ballots said together (voters-sql.ts).
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { SLOTS } from '../ballot.ts';
import { CellBuilder } from '../cell-builder.ts';
import type { CellVotes } from '../storage.ts';
import { LANE_BITS, LANES, WORDS } from './bin-words.ts';
import { databaseOf } from './hour-files.ts';
import { binColumn, CELL, votersSql } from './voters-sql.ts';

/** Slots that hold anything: most are empty, and an aggregate over nothing still costs. */
async function usedSlots(connection: DuckDBConnection, table: string): Promise<number[]> {
  const words = WORDS.map((word) => `bit_or(${word})`).join(', ');
  const [row = []] = (await connection.runAndReadAll(`SELECT ${words} FROM ${table}`)).getRows();
  const used = (slot: number): boolean => {
    const word = (row[Math.floor(slot / LANES)] ?? 0n) as bigint;
    return (word >> BigInt((slot % LANES) * LANE_BITS)) % BigInt(1 << LANE_BITS) > 0n;
  };
  return [...SLOTS.keys()].filter(used);
}

export async function readVotes(connection: DuckDBConnection, hour: number): Promise<CellVotes[]> {
  const table = `${databaseOf(hour)}.ballots`;
  const slots = await usedSlots(connection, table);
  const cells = new CellBuilder();
  try {
    await connection.run(votersSql(table, slots));
    const rows = async (value: string, where = ''): Promise<(readonly unknown[])[]> =>
      (
        await connection.runAndReadAll(`SELECT ${CELL}, ${value}, count(*) FROM voters ${where} GROUP BY ALL`)
      ).getRows();
    for (const [country, asn, service, rules, pattern, tags] of await rows('rules, pattern'))
      cells.votes([country, asn, service], Number(rules), Number(pattern), Number(tags));
    for (const [country, asn, service, failure, tags] of await rows('failure', 'WHERE failure IS NOT NULL'))
      cells.failure([country, asn, service], Number(failure), Number(tags));
    for (const [i, slot] of SLOTS.entries()) {
      if (!slots.includes(i)) continue;
      const column = binColumn(i);
      for (const [country, asn, service, bin, tags] of await rows(column, `WHERE ${column} IS NOT NULL`))
        cells.bin([country, asn, service], slot, Number(bin), Number(tags));
    }
  } finally {
    await connection.run('DROP TABLE IF EXISTS voters');
  }
  return cells.done();
}
