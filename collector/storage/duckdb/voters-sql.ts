/**
 * One row for each tag, in SQL: what its ballots said together. A tag has at most three ballots, so how many of them said what
 * fits into two bits for each vote: the `pattern`, which src/crowd's rule reads. The middle bin of each slot needs no aggregate of its
 * own: bins stand side by side in words of 64 bits, and least, most and xor of a word give back all three ballots' bins. With an
 * aggregate for each slot the same takes twice as long.
 */

import { LANE_BITS, LANES, laneOf, laneSql } from './bin-words.ts';

/** Columns that name a cell. */
export const CELL = 'country, asn, service';

/** What `voters` calls the bin of a slot. */
export const binColumn = (slot: number): string => `b${slot}`;

/** The lanes in use, put closer together: each word costs three aggregates. */
function wordsOf(slots: readonly number[]): (readonly number[])[] {
  return Array.from({ length: Math.ceil(slots.length / LANES) }, (_, i) => slots.slice(i * LANES, (i + 1) * LANES));
}

const wordSql = (slots: readonly number[]): string =>
  slots.map((slot, lane) => `(${laneSql(slot)} << ${lane * LANE_BITS})`).join(' | ');

/**
 * The middle of three, where one that is missing is 0 and so the least: of two that is the smaller. It is 0 where only one
 * ballot has a bin, and that one is the greatest. `least = most` is the usual case, a tag with one ballot.
 */
function middleSql(slot: number, word: number, lane: number): string {
  const of = (name: string): string => laneOf(`${name}${word}`, lane);
  const [a, b, c] = [of('least'), of('most'), of('left')];
  const middle = `greatest(least(${a}, ${b}), least(greatest(${a}, ${b}), ${c}))`;
  const bin = `CASE WHEN least${word} = most${word} THEN ${a} ELSE coalesce(nullif(${middle}, 0), greatest(${a}, ${b}, ${c})) END`;
  return `(nullif(${bin}, 0) - 1)::UTINYINT AS ${binColumn(slot)}`;
}

/** Makes the temporary table `voters`: CELL, pattern, rules, failure and the bins of these slots, of each cell's larger epoch. */
export function votersSql(table: string, slots: readonly number[]): string {
  const words = wordsOf(slots);
  const each = (sql: (word: number, slots: readonly number[]) => string): string =>
    words.map((its, word) => `, ${sql(word, its)}`).join('');
  return `CREATE OR REPLACE TEMP TABLE voters AS
    WITH packed AS (
      SELECT ${CELL}, epoch, tag, vote, rules, failure ${each((word, its) => `${wordSql(its)} AS word${word}`)} FROM ${table}),
    tags AS (
      SELECT ${CELL}, epoch, tag, sum((1::INTEGER << (2 * vote)::INTEGER)::DOUBLE)::USMALLINT AS pattern, max(rules) AS rules, min(failure) AS failure
        ${each((word) => `min(word${word}) AS least${word}, max(word${word}) AS most${word}, bit_xor(word${word}) AS odd${word}`)}
      FROM packed GROUP BY ${CELL}, epoch, tag),
    sizes AS (SELECT ${CELL}, epoch, count(*) AS tags FROM tags GROUP BY ALL),
    chosen AS (SELECT ${CELL}, arg_max(epoch, (tags, epoch)) AS epoch FROM sizes GROUP BY ALL),
    kept AS (
      SELECT tags.* EXCLUDE (tag, epoch) ${each((word) => `xor(xor(odd${word}, least${word}), most${word}) AS left${word}`)}
      FROM tags JOIN chosen USING (${CELL}, epoch))
    SELECT ${CELL}, pattern, rules, failure ${each((word, its) => its.map((slot, lane) => middleSql(slot, word, lane)).join(', '))} FROM kept`;
}
