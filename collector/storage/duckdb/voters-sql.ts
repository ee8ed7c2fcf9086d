/**
 * One row for each tag, in SQL: what its ballots said together. A tag has at most three ballots, so how many of them said what
 * fits into two bits for each vote: the `pattern`, which src/crowd's rule reads. The middle bin of each column needs no aggregate of its
 * own: bins stand side by side in words of 64 bits, and least, most and xor of a word give back all three ballots' bins. With an
 * aggregate for each column the same takes twice as long.
 */

/** Columns that name a cell. */
export const CELL = 'country, asn, service';

/** A bin and one, below 257, so that 0 is "none": nine bits. */
const LANE_BITS = 9;
const LANES = 7;
const NO_LANE = (1 << LANE_BITS) - 1;

/** Columns by the word they stand in. */
function wordsOf(columns: readonly string[]): (readonly string[])[] {
  return Array.from({ length: Math.ceil(columns.length / LANES) }, (_, i) => columns.slice(i * LANES, (i + 1) * LANES));
}

const wordSql = (columns: readonly string[]): string =>
  columns.map((column, i) => `(coalesce(${column}::UBIGINT + 1, 0::UBIGINT) << ${i * LANE_BITS})`).join(' | ');

/**
 * The middle of three, where one that is missing is 0 and so the least: of two that is the smaller. It is 0 where only one
 * ballot has a bin, and that one is the greatest. `least = most` is the usual case, a tag with one ballot.
 */
function middleSql(column: string, word: number, lane: number): string {
  const of = (name: string): string => `((${name}${word} >> ${lane * LANE_BITS}) & ${NO_LANE})`;
  const [a, b, c] = [of('least'), of('most'), of('left')];
  const middle = `greatest(least(${a}, ${b}), least(greatest(${a}, ${b}), ${c}))`;
  const bin = `CASE WHEN least${word} = most${word} THEN ${a} ELSE coalesce(nullif(${middle}, 0), greatest(${a}, ${b}, ${c})) END`;
  return `(nullif(${bin}, 0) - 1)::UTINYINT AS ${column}`;
}

/** Makes the temporary table `voters`: CELL, pattern, rules, failure and the columns, of each cell's larger epoch. */
export function votersSql(table: string, columns: readonly string[]): string {
  const words = wordsOf(columns);
  const each = (sql: (word: number, columns: readonly string[]) => string): string =>
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
    SELECT ${CELL}, pattern, rules, failure ${each((word, its) => its.map((column, lane) => middleSql(column, word, lane)).join(', '))} FROM kept`;
}
