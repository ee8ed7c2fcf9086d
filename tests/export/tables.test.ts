/** CSV for a spreadsheet, Parquet for DuckDB, and the zip that holds everything. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import Ajv from 'ajv/dist/2020.js';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TABLES } from '../../src/export/choices.ts';
import { exportName, exportPieces, hasRows } from '../../src/export/export-file.ts';
import { COLUMNS } from '../../src/export/table-file.ts';
import { appendSample, type Store } from '../../src/store/index.ts';
import { allSamples, newStore } from '../store/make.ts';
import { fileOf } from './lines.ts';
import { ODD, storeOfPast, UNTIL } from './make-past.ts';

const now = UNTIL;
const folder = mkdtempSync(join(tmpdir(), 'tailback-export-'));
afterAll(() => rmSync(folder, { recursive: true }));
let store: Store;
beforeAll(async () => {
  store = await storeOfPast(1);
  for (const sample of ODD) await appendSample(store, sample);
}, 60_000);

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const db = await DuckDBInstance.create(':memory:');
  const connection = await db.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson();
  } finally {
    connection.closeSync();
    db.closeSync();
  }
}

describe('CSV', () => {
  it('is RFC 4180, and no field of it is a formula', async () => {
    const text = await (await fileOf(store, { format: 'csv' }, { now })).text();
    expect(text.endsWith('\r\n')).toBe(true);
    const { data, errors } = Papa.parse<string[]>(text, { newline: '\r\n', delimiter: ',' });
    expect(errors.filter(({ code }) => code !== 'TooFewFields')).toEqual([]);
    const rows = data.filter((row) => row.length > 1);
    expect(rows).toHaveLength(1 + (await allSamples(store)).length);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([COLUMNS.samples.length + 1]));
    // The last column counts the rows, on the last of them alone.
    expect(rows.map((row) => row.at(-1)).filter((field) => field !== '')).toEqual(['rows', String(rows.length - 1)]);
    expect(rows.flat().filter((field) => /^[=+\-@\t\r\n＝＋－＠]/.test(field))).toEqual([]);
    expect(rows.flat()).toEqual(
      expect.arrayContaining(["'=1+1#0", "'@SUM(A1)", "'-x", "''quoted", 'line\r\nbreak', "'\n=2", "'＝3"]),
    );
  });
});

describe('Parquet', () => {
  it('has its types in DuckDB: times with a zone, whole numbers, numbers, lists', async () => {
    const path = join(folder, 'samples.parquet');
    const samples = await allSamples(store);
    writeFileSync(path, new Uint8Array(await (await fileOf(store, { format: 'parquet' }, { now })).arrayBuffer()));
    const described = await query(`DESCRIBE SELECT * FROM '${path}'`);
    const types = Object.fromEntries(described.map((row) => [row.column_name, row.column_type]));
    expect(types).toMatchObject({
      ...{ id: 'VARCHAR', at: 'TIMESTAMP WITH TIME ZONE', version: 'BIGINT', status: 'BIGINT', bytes: 'BIGINT' },
      ...{ totalMs: 'DOUBLE', confounders: 'VARCHAR[]', progressMs: 'DOUBLE[]', progressBytes: 'BIGINT[]' },
    });
    const [row] = await query(`SELECT count(*)::INT AS n, count(dnsMs)::INT AS dns, epoch_ms(min("at")) AS first,
      sum(costBytes)::BIGINT AS cost, count(progressMs)::INT AS timelines, max(len(progressMs)) AS longest FROM '${path}'`);
    expect(row).toEqual({
      n: samples.length,
      dns: samples.filter((s) => s.timings.dnsMs !== undefined).length,
      first: String(Math.min(...samples.map((s) => s.at))),
      cost: String(samples.reduce((sum, s) => sum + s.costBytes, 0)),
      timelines: samples.filter((s) => s.progress).length,
      longest: String(Math.max(...samples.map((s) => s.progress?.length ?? 0))),
    });
  });

  it('and CSV say the same', async () => {
    const paths = { parquet: join(folder, 'a.parquet'), csv: join(folder, 'a.csv') };
    for (const [format, path] of Object.entries(paths))
      writeFileSync(
        path,
        new Uint8Array(await (await fileOf(store, { format: format as 'csv' }, { now })).arrayBuffer()),
      );
    const sums = (from: string) =>
      query(
        `SELECT target, outcome, count(*)::INT AS n, round(sum(totalMs), 6) AS ms FROM ${from} GROUP BY ALL ORDER BY ALL`,
      );
    const [a, b] = [await sums(`'${paths.parquet}'`), await sums(`read_csv('${paths.csv}')`)];
    expect(a).toEqual(b);
    expect(a.length).toBeGreaterThan(5);
  });
});

describe('zip', () => {
  it('holds every table in every format, with a README, a dictionary and schemas that its rows obey', async () => {
    const bytes = new Uint8Array(await (await fileOf(store, { format: 'zip' }, { now })).arrayBuffer());
    const entries = Object.fromEntries(
      Object.entries(unzipSync(bytes)).map(([k, v]) => [k, new TextDecoder().decode(v)]),
    );
    const wanted = TABLES.flatMap((t) => [`${t}.ndjson`, `${t}.csv`, `${t}.parquet`, `schema/${t}.schema.json`]);
    expect(Object.keys(entries).sort()).toEqual([...wanted, 'README.md', 'dictionary.csv'].sort());
    expect(entries['README.md']).toContain('tailback/0.1.0');
    const counts: Record<string, number> = {};
    for (const table of TABLES) {
      const lines = (entries[`${table}.ndjson`] ?? '')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines[0]).toMatchObject({ format: `tailback-${table}`, version: 2, level: 'full' });
      expect(lines.at(-1)).toMatchObject({ end: `tailback-${table}`, [table]: lines.length - 2 });
      const check = new Ajv({ strict: false }).compile(JSON.parse(entries[`schema/${table}.schema.json`] ?? ''));
      for (const row of lines.slice(1, -1)) expect(check(row), JSON.stringify(check.errors)).toBe(true);
      expect(check({ ...lines[1], other: 1 })).toBe(false);
      counts[table] = lines.length - 2;
      for (const { name } of COLUMNS[table]) expect(entries['dictionary.csv']).toContain(`\r\n${table},${name},`);
    }
    for (const table of TABLES) expect(counts[table], table).toBeGreaterThan(0);
    expect(counts.samples).toBe((await allSamples(store)).length);
  });
});

describe('an export', () => {
  it('tells how far it is, and stops where it is told to', async () => {
    const told: number[] = [];
    let pauses = 0;
    const choice = { level: 'full', format: 'zip', table: 'samples' } as const;
    const pause = () => {
      pauses += 1;
      if (pauses === 30) throw new Error('enough');
      return undefined;
    };
    const drain = async (): Promise<void> => {
      for await (const _ of exportPieces(store, {
        choice,
        version: '0.1.0',
        now,
        pause,
        progress: (_s, done) => told.push(done),
      }));
    };
    await expect(drain()).rejects.toThrow('enough');
    expect(told.length).toBeGreaterThan(0);
  });

  it('names its file by what is in it, and knows when nothing is', async () => {
    expect(exportName({ level: 'shareable', format: 'csv', table: 'events' }, now)).toBe(
      'tailback-events-shareable-2026-03-20.csv',
    );
    expect(await hasRows(store, { level: 'full', format: 'csv', table: 'samples', to: 1 })).toBe(false);
    expect(await hasRows(await newStore(), { level: 'full', format: 'csv', table: 'samples' })).toBe(false);
    expect(await hasRows(store, { level: 'full', format: 'csv', table: 'samples' })).toBe(true);
  });
});

describe('rounds', () => {
  it('of some services are those in which one of them was asked, also of rounds whose plan is not kept', async () => {
    const samples = await allSamples(store);
    const ids = async (services: string[]): Promise<string[]> => {
      const text = await (await fileOf(store, { table: 'rounds', services }, { now })).text();
      return text
        .trimEnd()
        .split('\n')
        .slice(1, -1)
        .map((line) => JSON.parse(line).id);
    };
    const asked = new Set(samples.filter(({ target }) => target === 'signal').map(({ round }) => round));
    const kept = (await store.getAll('rounds')).filter(({ id }) => asked.has(id));
    expect(kept.length).toBeGreaterThan(50);
    expect(kept.every(({ steps }) => steps.length === 0)).toBe(true);
    expect((await ids(['signal', 'viber'])).sort()).toEqual(kept.map(({ id }) => id).sort());
    expect(await ids(['viber'])).toEqual([]);
  });
});
