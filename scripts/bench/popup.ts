/**
 * How fast the popup answers: ninety days of twelve services are in the store, the background is asleep, and the page is
 * opened anew each time. Counted from the start of the navigation to the first paint, which holds the headline.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import { builtFor } from '../../tests/browser/session.ts';
import { fillStore } from '../../tests/browser/support/fill-store.ts';
import { spread } from '../../tests/browser/support/spread.ts';
import { poke } from '../../tests/browser/support/stored-round.ts';
import { type Driver, launch } from '../browser/driver.ts';
import { noNetwork } from '../fixtures/no-network.ts';
import type { BenchOptions } from './options.ts';
import { type Section, table } from './section.ts';

/** With those ticked at first, twelve. */
const MORE = ['max', 'vk', 'wechat', 'instagram', 'facebook', 'youtube'];
const POPUP = 'extension/popup/index.html';
/** What the browser takes for a page of ours with nothing in it, on the same machine at the same time: the popup cannot be faster. */
const EMPTY = 'empty.html';
const EMPTY_PAGE =
  '<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>Empty</title></head><body><p>Empty.</p></body></html>';
const DAYS = 90;
const OPENINGS = 20;
const LIMIT_MS = 100;

const whole = (value: number): string => Math.round(value).toLocaleString('en');

export async function popup(options: BenchOptions): Promise<Section> {
  const section: Section = { versions: [], tables: '', missed: [] };
  const rows: string[][] = [];
  for (const browser of options.browsers) {
    const folder = mkdtempSync(join(tmpdir(), 'tailback-popup-'));
    const extensionDir = join(folder, 'extension');
    cpSync(builtFor(browser), extensionDir, { recursive: true });
    writeFileSync(join(extensionDir, EMPTY), EMPTY_PAGE);
    const driver = await launch({
      browser,
      extensionDir,
      profileDir: join(folder, 'profile'),
      headless: true,
      ...noNetwork,
    });
    try {
      section.versions.push(`${browser} ${driver.version}`);
      const samples = await fill(driver);
      const shown: number[] = [];
      const empty: number[] = [];
      for (let i = 0; i < (options.rounds ?? OPENINGS); i += 1) {
        shown.push(await openOnce(driver));
        empty.push(await openEmpty(driver));
      }
      const { median, mad, p95 } = spread(shown);
      if (median > LIMIT_MS) section.missed.push(`${browser}: the headline shows after ${whole(median)} ms`);
      rows.push([
        browser,
        whole(samples),
        String(shown.length),
        ...[median, mad, p95, spread(empty).median].map(whole),
      ]);
    } finally {
      await driver.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  }
  const head = [
    '',
    'samples stored',
    'openings',
    'headline shown, ms (median)',
    'MAD',
    'p95',
    'an empty page, ms (median)',
  ];
  return { ...section, tables: table(head, rows) };
}

async function fill(driver: Driver): Promise<number> {
  const page = await driver.openPage(POPUP);
  await page.waitFor('headline');
  const services = [...DEFAULT_SETTINGS.services, ...MORE];
  const until = Date.now();
  await fillStore(page, { seed: 'popup', services, country: 'ZZ', days: DAYS, until, spells: [], nights: false });
  await page.close();
  // Woken by a command, the background judges what it finds and keeps the judgement, as it does after a round. A page alone wakes nobody.
  await driver.killBackground();
  const other = await driver.openPage(POPUP);
  await other.waitFor('headline', 'ready');
  await other.evaluate(poke, undefined);
  for (let i = 0; !(await other.evaluate(judged, undefined)); i += 1) {
    if (i > 300) throw new Error('The background has kept no judgement.');
    await sleep(200);
  }
  const samples = await other.evaluate(count, undefined);
  await other.close();
  return samples;
}

/** Runs in the page, as the next. */
function judged(): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tailback');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction('kept').objectStore('kept').getKey('judgement');
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result !== undefined);
      };
    };
  });
}

function count(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tailback');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      let samples = 0;
      const walking = opening.result.transaction('samples').objectStore('samples').openCursor();
      walking.onsuccess = () => {
        const cursor = walking.result;
        if (cursor) {
          samples += cursor.value.samples.length;
          cursor.continue();
          return;
        }
        opening.result.close();
        resolve(samples);
      };
    };
  });
}

/** @returns ms from the start of the navigation to the paint that holds the headline */
async function openOnce(driver: Driver): Promise<number> {
  await driver.killBackground();
  await sleep(500);
  const page = await driver.openPage(POPUP);
  await page.waitFor('headline', 'ready');
  const { paint, mark } = await page.evaluate(times, undefined);
  await page.close();
  if (paint === undefined) throw new Error('The browser does not say when it painted.');
  if (mark === undefined) throw new Error('The popup does not say when its headline was there.');
  // Something else was painted before it: the headline came a frame after it was there.
  return paint >= mark ? paint : mark + 1000 / 60;
}

async function openEmpty(driver: Driver): Promise<number> {
  await driver.killBackground();
  await sleep(500);
  const page = await driver.openPage(EMPTY);
  const { paint } = await page.evaluate(times, undefined);
  await page.close();
  if (paint === undefined) throw new Error('The browser does not say when it painted.');
  return paint;
}

/** Runs in the page. The headline may be there before anything was painted. */
async function times(): Promise<{ paint: number | undefined; mark: number | undefined }> {
  const of = (name: string): number | undefined => performance.getEntriesByName(name)[0]?.startTime;
  for (let i = 0; i < 100 && of('first-contentful-paint') === undefined; i += 1)
    await new Promise((done) => setTimeout(done, 20));
  return { paint: of('first-contentful-paint'), mark: of('headline') };
}
