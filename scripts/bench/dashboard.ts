/**
 * How fast the dashboard draws: ninety days of twelve services are in the store, derived rows included, as the background leaves
 * them. An opening counts from the start of the navigation to the end of the drawing, a change of range from the click.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import { builtFor } from '../../tests/browser/session.ts';
import { fillStore } from '../../tests/browser/support/fill-store.ts';
import { spread } from '../../tests/browser/support/spread.ts';
import { SPELLS } from '../../tests/past/spell.ts';
import { type Driver, launch, type Page } from '../browser/driver.ts';
import { DASHBOARD } from '../live/live.ts';
import type { BenchOptions } from './options.ts';
import { type Section, table } from './section.ts';

const SERVICES = [...DEFAULT_SETTINGS.services, 'max', 'vk', 'instagram', 'facebook', 'x', 'youtube'];
const DAYS = 90;
const OPENINGS = 20;
const OPEN_MS = 250;
const CHANGE_MS = 60;
/** In this order, so that each is a change. */
const RANGES = ['7d', '24h', '30d'];
const PLACE = `${DASHBOARD}#whatsapp/30d`;
const DERIVE_LIMIT_MS = 600_000;

const whole = (value: number): string => Math.round(value).toLocaleString('en');

export async function dashboard(options: BenchOptions): Promise<Section> {
  const section: Section = { versions: [], tables: '', missed: [] };
  const rows: string[][] = [];
  for (const browser of options.browsers) {
    const folder = mkdtempSync(join(tmpdir(), 'tailback-dashboard-'));
    const extensionDir = builtFor(browser);
    const driver = await launch({ browser, extensionDir, profileDir: join(folder, 'profile'), headless: true });
    try {
      section.versions.push(`${browser} ${driver.version}`);
      rows.push(...(await measure(driver, options.rounds ?? OPENINGS, section.missed)));
    } finally {
      await driver.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  }
  return { ...section, tables: table(['', 'n', 'median, ms', 'MAD', 'p95', 'target'], rows) };
}

async function measure(driver: Driver, openings: number, missed: string[]): Promise<string[][]> {
  const { browser } = driver;
  const derivedMs = await fill(driver);
  process.stderr.write(`${browser}: derived rows made in ${whole(derivedMs)} ms\n`);
  const opened: number[] = [];
  const changed: number[] = [];
  for (let i = 0; i < openings; i += 1) {
    const page = await driver.openPage(PLACE);
    await page.resize(1280, 900);
    await page.waitFor('chart-latency', 'drawn');
    opened.push(await page.evaluate(drawnAt, undefined));
    await sleep(1_500);
    for (const range of RANGES) {
      changed.push(await page.evaluate(change, range));
      await sleep(400);
    }
    await page.close();
  }
  const row = (what: string, values: readonly number[], target: number): string[] => {
    const { n, median, mad, p95 } = spread(values);
    if (!(median <= target)) missed.push(`${browser}, ${what}: ${whole(median)} of ${target} ms`);
    return [`${browser}, ${what}`, String(n), whole(median), whole(mad), whole(p95), String(target)];
  };
  return [
    row('opened at 30 days', opened, OPEN_MS),
    row('range changed', changed, CHANGE_MS),
    [`${browser}, all rows derived anew`, '1', whole(derivedMs), '', '', ''],
  ];
}

/** @returns how long a page took to derive everything that charts and history need, ms */
async function fill(driver: Driver): Promise<number> {
  const page = await driver.openPage('extension/welcome/index.html');
  await page.waitFor('start');
  const past = { seed: 'bench', services: SERVICES, country: 'RU', days: DAYS, until: Date.now() };
  const tell = (day: number): void =>
    void process.stderr.write(day % 15 === 0 ? `${driver.browser}: ${day} days\n` : '');
  // Paused: nothing may be asked of anybody.
  await fillStore(page, { ...past, spells: SPELLS, nights: false }, tell, { pausedUntil: -1 });
  await page.close();
  return derive(driver);
}

async function derive(driver: Driver): Promise<number> {
  const start = Date.now();
  const page = await driver.openPage(PLACE);
  await page.resize(1280, 900);
  await page.waitFor('chart-latency', 'drawn');
  for (let quiet = 0; quiet < 6; ) {
    if (Date.now() - start > DERIVE_LIMIT_MS) throw new Error('The derived rows were not made in time.');
    await sleep(500);
    quiet = (await busy(page)) ? 0 : quiet + 1;
  }
  await page.close();
  return Date.now() - start - 3_000;
}

const busy = (page: Page): Promise<boolean> =>
  page.evaluate(
    () =>
      document.querySelector(
        '[data-testid="folding"], [data-testid="judging"], [data-testid="history"][data-state="loading"]',
      ) !== null,
    undefined,
  );

/** Runs in the page, as the next. */
function drawnAt(): number {
  return performance.getEntriesByName('tailback-drawn-latency')[0]?.startTime ?? Number.NaN;
}

async function change(range: string): Promise<number> {
  performance.clearMarks('tailback-drawn-latency');
  const start = performance.now();
  document.querySelector<HTMLInputElement>(`[data-testid="range-${range}"]`)?.click();
  for (let i = 0; i < 2_000; i += 1) {
    const drawn = performance.getEntriesByName('tailback-drawn-latency')[0];
    if (drawn) return drawn.startTime - start;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error(`The chart was not drawn for ${range}.`);
}
