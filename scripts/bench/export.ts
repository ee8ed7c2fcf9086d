/**
 * How long the dashboard takes to export a million samples, how much its heap grows meanwhile, and whether DuckDB finds the same
 * samples and types in the Parquet. From the press of the button to the whole file; the store's reading is part of it.
 */

import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import { builtFor } from '../../tests/browser/session.ts';
import { fillStore } from '../../tests/browser/support/fill-store.ts';
import { repeatDays } from '../../tests/browser/support/repeat-days.ts';
import { spread } from '../../tests/browser/support/spread.ts';
import { type Driver, launch, type Page } from '../browser/driver.ts';
import { exportedFile } from '../live/export.ts';
import { DASHBOARD } from '../live/live.ts';
import type { BenchOptions } from './options.ts';
import { type Section, table } from './section.ts';

const SERVICES = [...DEFAULT_SETTINGS.services, 'max', 'vk', 'instagram', 'facebook', 'x', 'youtube'];
const SAMPLES = 1_000_000;
/** Days that are made one by one; the others are copies of them. */
const DAYS = 6;
const RUNS = 3;
const HEAP_MB = 150;
const TARGET_S = { ndjson: 8, csv: 8, parquet: 12 } as const;
type Timed = keyof typeof TARGET_S;

const tenths = (value: number): string => value.toFixed(1);

export async function exporting(options: BenchOptions): Promise<Section> {
  const section: Section = { versions: [], tables: '', missed: [] };
  const rows: string[][] = [];
  const folder = mkdtempSync(join(tmpdir(), 'tailback-export-'));
  for (const browser of options.browsers) {
    const driver = await launch({
      ...{ browser, extensionDir: builtFor(browser), profileDir: join(folder, browser), headless: true },
      ...(browser === 'chromium' && { chromiumArgs: ['--enable-precise-memory-info', '--js-flags=--expose-gc'] }),
    });
    try {
      section.versions.push(`${browser} ${driver.version}`);
      rows.push(...(await measure(driver, options.rounds ?? RUNS, section.missed, folder)));
    } finally {
      await driver.close();
    }
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const head = ['', 'runs', 'median, s', 'MAD', 'slowest', 'target', 'heap growth, MB', 'target', 'file, MB'];
  return { ...section, tables: table(head, rows) };
}

async function measure(driver: Driver, runs: number, missed: string[], folder: string): Promise<string[][]> {
  const { browser } = driver;
  const samples = await fill(driver);
  const rows: string[][] = [];
  for (const format of Object.keys(TARGET_S) as Timed[]) {
    const results: Result[] = [];
    for (let run = 0; run < runs; run += 1) {
      const page = await driver.openPage(DASHBOARD);
      await page.waitFor('export');
      results.push(await page.evaluate(exportOnce, format));
      if (format === 'parquet' && run === 0)
        missed.push(...(await readByDuckDb(page, join(folder, `${browser}.parquet`), samples)));
      await page.close();
    }
    const time = spread(results.map(({ ms }) => ms / 1000));
    const heap = Math.max(...results.map(({ heapBytes }) => heapBytes ?? Number.NaN)) / 1e6;
    const target = browser === 'chromium' ? String(TARGET_S[format]) : '';
    if (browser === 'chromium' && !(time.median <= TARGET_S[format]))
      missed.push(`${browser}, ${format}: ${tenths(time.median)} of ${target} s`);
    if (browser === 'chromium' && !(heap <= HEAP_MB))
      missed.push(`${browser}, ${format}: heap grew by ${tenths(heap)} MB`);
    rows.push([
      ...[`${browser}, ${format}, ${samples.toLocaleString('en')} samples`, String(time.n), tenths(time.median)],
      ...[tenths(time.mad), tenths(Math.max(...results.map(({ ms }) => ms / 1000))), target],
      ...(browser === 'chromium' ? [tenths(heap), String(HEAP_MB)] : ['not shown', '']),
      tenths((results[0]?.bytes ?? 0) / 1e6),
    ]);
  }
  return rows;
}

async function fill(driver: Driver): Promise<number> {
  const page = await driver.openPage('extension/welcome/index.html');
  await page.waitFor('start');
  const past = { seed: 'bench', services: SERVICES, country: 'RU', days: DAYS, until: Date.now() };
  // Paused: nothing may be asked of anybody. Kept for a year, so that nothing goes while it is measured.
  await fillStore(page, { ...past, spells: [], nights: false }, undefined, { pausedUntil: -1, retentionDays: 365 });
  await derived(driver);
  const samples = await page.evaluate(repeatDays, { days: DAYS, atLeast: SAMPLES });
  process.stderr.write(`${driver.browser}: ${samples.toLocaleString('en')} samples are stored\n`);
  await page.close();
  return samples;
}

/** Until the page has made what charts and history are read from: while it does, an export would wait for it. */
async function derived(driver: Driver): Promise<void> {
  const page = await driver.openPage(DASHBOARD);
  await page.waitFor('export');
  for (let quiet = 0; quiet < 6; ) {
    await sleep(500);
    quiet = (await page.evaluate(isDeriving, undefined)) ? 0 : quiet + 1;
  }
  await page.close();
}

/** Runs in the page, as the next. */
function isDeriving(): boolean {
  return (
    document.querySelector(
      '[data-testid="folding"], [data-testid="judging"], [data-testid="history"][data-state="loading"]',
    ) !== null
  );
}

interface Result {
  ms: number;
  bytes: number;
  heapBytes: number | null;
}

async function exportOnce(format: string): Promise<Result> {
  const find = (id: string): HTMLElement | null => document.querySelector(`[data-testid="${id}"]`);
  const scope = globalThis as { gc?: () => void; exportedFile?: Blob };
  // Each object of it is a look at one moment: it has to be asked for anew.
  const heap = (): number | undefined =>
    (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize;
  const select = find('export-format') as HTMLSelectElement;
  select.value = format;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  URL.createObjectURL = (file) => {
    if (file instanceof Blob) scope.exportedFile = file;
    return 'about:blank';
  };
  HTMLAnchorElement.prototype.click = () => undefined;
  // What the page loads after it was opened is over by then.
  await new Promise((done) => setTimeout(done, 5_000));
  scope.gc?.();
  const before = heap() ?? 0;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, heap() ?? 0);
  }, 20);
  const start = performance.now();
  find('export')?.click();
  while (scope.exportedFile === undefined) {
    const state = find('export-box')?.dataset.state;
    if (state === 'failed' || state === 'empty') throw new Error(`The export is ${state}.`);
    await new Promise((done) => setTimeout(done, 5));
  }
  const ms = performance.now() - start;
  clearInterval(watch);
  return { ms, bytes: scope.exportedFile.size, heapBytes: heap() === undefined ? null : most - before };
}

/** @returns what DuckDB finds otherwise, a sentence each */
async function readByDuckDb(page: Page, path: string, samples: number): Promise<string[]> {
  const file = createWriteStream(path);
  await once(file, 'open');
  for await (const piece of exportedFile(page)) if (!file.write(piece)) await once(file, 'drain');
  file.end();
  await once(file, 'close');
  const db = await DuckDBInstance.create(':memory:');
  const connection = await db.connect();
  const one = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
  const [count] = await one(`SELECT count(DISTINCT id)::INT AS n FROM '${path}'`);
  const types = await one(`DESCRIBE SELECT "at", costBytes, totalMs, progressMs FROM '${path}'`);
  connection.closeSync();
  db.closeSync();
  const found = types.map((row) => row.column_type).join(', ');
  const wanted = 'TIMESTAMP WITH TIME ZONE, BIGINT, DOUBLE, DOUBLE[]';
  return [
    ...(count?.n === samples ? [] : [`DuckDB finds ${String(count?.n)} samples in the Parquet, not ${samples}`]),
    ...(found === wanted ? [] : [`DuckDB finds the types ${found}, not ${wanted}`]),
  ];
}
