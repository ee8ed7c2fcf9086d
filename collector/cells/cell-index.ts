/**
 * CellIndex: lines of published cells in a DuckDB file of their own, each at a place that it keeps. It is filled from the public folder
 * and knows nothing else: what was not published cannot be asked for. It may be deleted: it is made anew from the same files.
 */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { HOUR_MS } from '../publisher/cells-of.ts';
import { COLUMNS, isoHour, type Line } from '../publisher/day-columns.ts';
import { type NewFile, newFiles } from './new-files.ts';
import type { Question } from './question.ts';

const TABLES = [
  'CREATE TABLE IF NOT EXISTS made (id VARCHAR)',
  'CREATE TABLE IF NOT EXISTS taken (name VARCHAR, hour INTEGER)',
  `CREATE TABLE IF NOT EXISTS lines (place BIGINT, hour INTEGER, since INTEGER, ${COLUMNS.slice(1)
    .map(
      ({ name, type }) =>
        `${name} ${{ string: 'VARCHAR', integer: 'INTEGER', wide: 'UINTEGER', time: 'INTEGER' }[type]}`,
    )
    .join(', ')})`,
];
const OTHERS = COLUMNS.slice(1).map(({ name }) => name);
/** The columns of a question that are not called like their parameter. */
const COLUMN_OF: Readonly<Record<string, string>> = { state: 'label' };

export interface Page {
  lines: Line[];
  /** Where the next page begins. */
  after: number;
  more: boolean;
}

export class CellIndex {
  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly writer: DuckDBConnection,
    private readonly folder: string,
    /** Of this index: places in another mean other lines. */
    readonly id: string,
    private last: number,
  ) {}

  /** @param folder the public one. A file that cannot be read as an index is made anew. */
  static async open(path: string, folder: string): Promise<CellIndex> {
    try {
      return await CellIndex.openFile(path, folder);
    } catch {
      for (const part of [path, `${path}.wal`]) rmSync(part, { force: true });
      return CellIndex.openFile(path, folder);
    }
  }

  private static async openFile(path: string, folder: string): Promise<CellIndex> {
    const instance = await DuckDBInstance.create(path, {
      threads: '1',
      memory_limit: '512MB',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    const writer = await instance.connect();
    for (const sql of TABLES) await writer.run(sql);
    await writer.run(`INSERT INTO made SELECT '${randomBytes(6).toString('hex')}' WHERE NOT EXISTS (FROM made)`);
    const facts = await writer.runAndReadAll('SELECT id, (SELECT coalesce(max(place), 0) FROM lines) FROM made');
    const [[id, last] = []] = facts.getRows();
    return new CellIndex(instance, writer, folder, String(id), Number(last));
  }

  /** Takes in what was published since; files that cannot be read are named and left. @returns their names */
  async takeIn(): Promise<string[]> {
    const rows = (await this.writer.runAndReadAll('SELECT name FROM taken')).getRows();
    const bad: string[] = [];
    for (const file of newFiles(this.folder, new Set(rows.map(([name]) => String(name))))) {
      try {
        await this.take(file);
      } catch {
        await this.writer.run('ROLLBACK').catch(() => {});
        bad.push(file.name);
      }
    }
    return bad;
  }

  /** In one transaction: the lines of a file whose hours are not there yet, in one order, behind all others. */
  private async take({ path, name }: NewFile): Promise<void> {
    const { writer } = this;
    await writer.run('BEGIN TRANSACTION');
    await writer.run(
      `CREATE OR REPLACE TEMP TABLE news AS
       SELECT since + hours - 1 AS hour, * FROM (
         SELECT (epoch_ms(start) // ${HOUR_MS})::INTEGER AS since, ${OTHERS.join(', ')}
         FROM read_parquet('${path.replaceAll("'", "''")}'))
       WHERE since + hours - 1 NOT IN (SELECT hour FROM taken WHERE hour IS NOT NULL)`,
    );
    await writer.run(
      `INSERT INTO lines SELECT ${this.last} + row_number() OVER (ORDER BY hour, country, asn, service, since, kind), * FROM news
       ORDER BY hour, country, asn, service, since, kind`,
    );
    await writer.run('INSERT INTO taken SELECT DISTINCT NULL, hour FROM news');
    await writer.run('INSERT INTO taken VALUES (?, NULL)', [name]);
    await writer.run('COMMIT');
    const rows = (
      await writer.runAndReadAll(`SELECT coalesce(max(place), 0) FROM lines WHERE place > ${this.last}`)
    ).getRows();
    this.last = Math.max(this.last, Number(rows[0]?.[0]));
  }

  /** The first lines behind a place that a question is about. What comes in meanwhile stands behind all of them. */
  async page({ from, to, among, limit }: Question, after: number): Promise<Page> {
    const { last } = this;
    const wheres = ['place > ?', 'place <= ?'];
    const values: DuckDBValue[] = [after, last];
    if (from !== undefined) wheres.push(`since >= ${from}`);
    if (to !== undefined) wheres.push(`since < ${to}`);
    for (const [name, list] of Object.entries(among)) {
      wheres.push(`${COLUMN_OF[name] ?? name} IN (${list.map(() => '?').join(', ')})`);
      values.push(...(name === 'asn' ? list.map(Number) : list));
    }
    const connection = await this.instance.connect();
    try {
      const found = await connection.runAndReadAll(
        `SELECT place, since, ${OTHERS.join(', ')} FROM lines WHERE ${wheres.join(' AND ')} ORDER BY place LIMIT ${limit + 1}`,
        values,
      );
      const rows = found.getRows();
      const more = rows.length > limit;
      const shown = rows.slice(0, limit);
      // At the end everything so far was looked at: who comes back later need not look at it again.
      const end = more ? Number(shown.at(-1)?.[0]) : Math.max(after, last);
      const lines = shown.map(
        ([, since, ...others]): Line => [
          isoHour(Number(since) * HOUR_MS),
          ...others.map((value) => (typeof value === 'string' || value === null ? value : Number(value))),
        ],
      );
      return { lines, after: end, more };
    } finally {
      connection.closeSync();
    }
  }

  close(): void {
    this.writer.closeSync();
    this.instance.closeSync();
  }
}
