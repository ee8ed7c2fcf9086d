/** Ids of an hour as they lie in its file, read by DuckDB itself and not by the engine under test. */
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** @param folder the collector's data folder, while no collector runs */
export async function idsInDuckDb(folder: string, hour: number): Promise<string[]> {
  const instance = await DuckDBInstance.create(join(folder, 'votes', 'hours', `${hour}.duckdb`));
  try {
    const connection = await instance.connect();
    const rows = (await connection.runAndReadAll('SELECT id FROM ballots')).getRows();
    return rows.map(([id]) => (id as bigint).toString(16).padStart(32, '0'));
  } finally {
    instance.closeSync();
  }
}
