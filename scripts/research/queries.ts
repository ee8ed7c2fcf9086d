/** A file of SQL as queries by name, and what they answer as a table for a page. */
import type { DuckDBConnection } from '@duckdb/node-api';

export type Rows = Record<string, unknown>[];

/** Queries begin with `-- name: NAME`. */
export function queriesIn(sql: string): Map<string, string> {
  const parts = sql.split(/^-- name: (\S+)$/m).slice(1);
  const queries = new Map<string, string>();
  for (let i = 0; i + 1 < parts.length; i += 2) queries.set(parts[i] ?? '', parts[i + 1] ?? '');
  return queries;
}

export interface Answer {
  columns: string[];
  rows: Rows;
}

export async function ask(db: DuckDBConnection, sql: string): Promise<Answer> {
  const reader = await db.runAndReadAll(sql);
  return { columns: reader.columnNames(), rows: reader.getRowObjectsJson() };
}

export function tableOf({ columns, rows }: Answer): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const cell = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
  return [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map((c) => cell(row[c])))),
  ].join('\n');
}

/** The page with each table behind its mark, in place of the one that stood there. @throws one sentence where a mark has no query */
export function filled(page: string, tables: ReadonlyMap<string, string>): string {
  return page.replace(/(<!-- table: (\S+) -->)(\n\|[^\n]*)*/g, (_, mark: string, name: string) => {
    const table = tables.get(name);
    if (table === undefined) throw new Error(`There is no query called "${name}".`);
    return `${mark}\n${table}`;
  });
}
