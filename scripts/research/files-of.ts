/** The files of a worked example as its data and its SQL make them. */
import { existsSync, readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Example } from './examples.ts';
import { ask, filled, queriesIn, tableOf } from './queries.ts';

export const FOLDER = new URL('../../docs/research/', import.meta.url);

/** Null where it is not there yet. */
export function writtenText(name: string): string | null {
  const file = new URL(name, FOLDER);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** File name → what it must hold. */
export async function filesOf({ id, prepare, figure }: Example): Promise<Map<string, string>> {
  const instance = await DuckDBInstance.create(':memory:');
  const db = await instance.connect();
  try {
    await prepare(db);
    const files = new Map<string, string>();
    const tables = new Map<string, string>();
    for (const [name, sql] of queriesIn(writtenText(`${id}.sql`) ?? '')) {
      const answer = await ask(db, sql);
      if (name === 'figure' && figure) files.set(`${id}.svg`, figure(answer.rows));
      else tables.set(name, tableOf(answer));
    }
    return files.set(`${id}.md`, filled(writtenText(`${id}.md`) ?? '', tables));
  } finally {
    db.closeSync();
    instance.closeSync();
  }
}
