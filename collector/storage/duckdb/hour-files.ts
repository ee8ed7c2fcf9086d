/**
 * The database files with tags, one for each measured hour: hours/<hour>.duckdb. DuckDB keeps a write-ahead log beside
 * each; both go together. Deleting frees the blocks, it does not overwrite them (docs/operating.md says what to do about
 * that).
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { takeOverOlderHour } from './older-hour.ts';
import { HOUR_TABLES } from './schema.ts';

const NAME = /^(\d+)\.duckdb$/;

export const databaseOf = (hour: number): string => `h${hour}`;

export class HourFiles {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  /** Ascending. */
  hours(): number[] {
    return readdirSync(this.folder)
      .map((name) => NAME.exec(name)?.[1])
      .filter((hour) => hour !== undefined)
      .map(Number)
      .sort((a, b) => a - b);
  }

  async attach(connection: DuckDBConnection, hour: number): Promise<void> {
    const path = join(this.folder, `${hour}.duckdb`).replaceAll("'", "''");
    await connection.run(`ATTACH IF NOT EXISTS '${path}' AS ${databaseOf(hour)}`);
    await takeOverOlderHour(connection, databaseOf(hour));
    await connection.run(HOUR_TABLES(databaseOf(hour)));
  }

  async remove(connection: DuckDBConnection, hour: number): Promise<void> {
    await connection.run(`DETACH DATABASE IF EXISTS ${databaseOf(hour)}`);
    for (const name of readdirSync(this.folder)) {
      // The log, and whatever else DuckDB may one day put beside a database.
      if (name.startsWith(`${hour}.duckdb`)) rmSync(join(this.folder, name), { force: true });
    }
  }
}
