/** Puts rows into a table of DuckDB. */
import type { DuckDBConnection } from '@duckdb/node-api';

export type Value = string | number | boolean | null;

function literal(value: Value, type: string): string {
  if (value === null) return 'NULL';
  if (type === 'TIMESTAMP') return `epoch_ms(${value})`;
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

/** Rows of one statement: longer ones take the parser long. */
const ROWS = 2_000;

/** @param columns as in SQL: `name TYPE, name TYPE` */
export async function fillTable(
  db: DuckDBConnection,
  table: string,
  columns: string,
  rows: readonly (readonly Value[])[],
): Promise<void> {
  const types = columns.split(', ').map((column) => column.split(' ').at(-1) ?? '');
  await db.run(`CREATE TABLE ${table} (${columns})`);
  for (let from = 0; from < rows.length; from += ROWS) {
    const tuples = rows
      .slice(from, from + ROWS)
      .map((row) => `(${row.map((value, i) => literal(value, types[i] ?? '')).join(', ')})`);
    await db.run(`INSERT INTO ${table} VALUES ${tuples.join(', ')}`);
  }
}
