/**
 * The dashboard in both browsers, over a made past of three days: charts are drawn and can be read without seeing them, a moment
 * shows its samples, the history is judged, and what is shared and kept is what was on the page.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../scripts/browser/driver.ts';
import { chooseOnPage } from '../../scripts/export/choose-on-page.ts';
import { parseExport } from '../../scripts/export/options.ts';
import { exportedFile, exportedLines } from '../../scripts/live/export.ts';
import { DASHBOARD } from '../../scripts/live/live.ts';
import { lineSlow, throttled } from '../past/spell.ts';
import { BROWSERS, openSession, type Session } from './session.ts';
import {
  countSamples,
  drawnShare,
  importBytes,
  importText,
  overheard,
  pressIn,
  rowsOf,
  textOf,
} from './support/dashboard-page.ts';
import { fillStore } from './support/fill-store.ts';

/** Of whatever a page does after a click. */
const PATIENCE = { timeout: 15_000 };
const SERVICES = ['whatsapp', 'telegram', 'max'];

describe.each(BROWSERS)('dashboard in %s', (browser) => {
  let session: Session;
  let page: Page;

  beforeAll(async () => {
    session = await openSession({ browser });
    const first = await session.page();
    await first.waitFor('headline');
    const spells = [throttled('whatsapp', 1.5, 0.6), lineSlow(2.4, 2.3)];
    const past = { seed: 'dashboard', services: SERVICES, country: 'RU', days: 3, until: Date.now(), spells };
    await fillStore(first, { ...past, nights: false }, undefined, { pausedUntil: -1 });
    await first.close();
    page = await session.driver.openPage(`${DASHBOARD}#whatsapp/24h`);
    await page.resize(1280, 900);
    await page.evaluate(overheard, undefined);
  });
  afterAll(() => session?.close());

  it('draws every chart of the service, and again for another time', async () => {
    for (const chart of ['latency', 'phases', 'rate', 'udp']) {
      await page.waitFor(`chart-${chart}`, 'drawn');
      expect(await page.evaluate(drawnShare, `chart-${chart}`), chart).toBeGreaterThan(0.001);
    }
    const day = await page.text('summary-latency');
    await page.click('range-7d');
    await page.waitFor('chart-latency', 'drawn');
    await expect.poll(() => page.text('summary-latency'), PATIENCE).not.toBe(day);
    const week = await page.text('summary-latency');
    await page.click('range-24h');
    await expect.poll(() => page.text('summary-latency'), PATIENCE).not.toBe(week);
  });

  it('has a cursor by keys that is announced, and a moment that shows its samples', async () => {
    await page.waitFor('chart-latency', 'drawn');
    await sleep(300);
    await page.evaluate(pressIn, { testid: 'chart-latency', keys: ['End', 'ArrowLeft', 'ArrowLeft'] });
    await expect
      .poll(() => page.evaluate(textOf, '[data-testid="figure-latency"] [aria-live]'), PATIENCE)
      .toMatch(/median \d/);
    await page.evaluate(pressIn, { testid: 'chart-latency', keys: ['Enter'] });
    await page.waitFor('moment', 'ready');
    expect(await page.evaluate(rowsOf, 'samples')).toBeGreaterThan(0);
    await page.click('moment-close');
  });

  it('shows each chart as a table of the same numbers', async () => {
    await page.click('as-table-latency');
    expect(await page.evaluate(rowsOf, 'table-latency')).toBeGreaterThan(10);
    await page.click('as-table-latency');
  });

  it('judges the whole history by itself and tells what happened, with evidence', async () => {
    await page.waitFor('history', 'ready', 60_000);
    await page.waitFor('event', undefined, 60_000);
    await page.waitFor('strip');
    await expect.poll(() => page.attribute('strip', 'data-days').then(Number), PATIENCE).toBeGreaterThanOrEqual(3);
    await page.click('as-table-strip');
    expect(await page.evaluate(rowsOf, 'table-strip')).toBeGreaterThanOrEqual(3);
  });

  it('puts services side by side', async () => {
    await page.click('compare-whatsapp');
    await page.click('compare-max');
    await page.waitFor('chart-compare', 'drawn');
    expect(await page.evaluate(rowsOf, 'compare-numbers')).toBe(2);
  });

  it('saves a picture and copies a text, with nothing in them but what the page says', async () => {
    await page.click('picture-latency');
    await expect
      .poll(() => page.evaluate(() => (globalThis as { savedHead?: string }).savedHead, undefined), PATIENCE)
      .toBe('\x89PNG');
    await page.click('copy-text');
    const copied = (): Promise<string> =>
      page.evaluate(() => (globalThis as { copied?: string }).copied ?? '', undefined);
    await expect.poll(copied, PATIENCE).toContain('Measured with Tailback from one browser');
    expect(await copied()).not.toMatch(/https?:|\d+\.\d+\.\d+\.\d+|net-/);
  });

  it('takes an export back in without storing anything twice, and refuses a damaged one whole', async () => {
    const lines = await exportedLines(page);
    const before = await page.evaluate(countSamples, undefined);
    await page.evaluate(importText, `${lines.join('\n')}\n`);
    await page.waitFor('import-box', 'done', 60_000);
    expect(await page.text('import-done')).toContain('were here already');
    await page.evaluate(importText, `${lines.slice(0, -1).join('\n')}\n`);
    await page.waitFor('import-box', 'refused', 60_000);
    expect(await page.text('import-refused')).toContain('nothing was imported');
    expect(await page.evaluate(countSamples, undefined)).toBe(before);
  });

  it('exports Parquet that it takes back, a zip to be handed on, and says where there is nothing', async () => {
    const file = async (to: number, ...options: string[]): Promise<Buffer> => {
      await chooseOnPage(page, parseExport(['--profile', '.', ...options]), to);
      const pieces: Buffer[] = [];
      for await (const piece of exportedFile(page)) pieces.push(piece);
      return Buffer.concat(pieces);
    };
    const before = await page.evaluate(countSamples, undefined);
    const parquet = await file(Date.now(), '--format', 'parquet');
    expect(parquet.subarray(0, 4).toString()).toBe('PAR1');
    await page.evaluate(importBytes, parquet.toString('base64'));
    await page.waitFor('import-box', 'done', 60_000);
    expect(await page.text('import-done')).toContain('were here already');
    await page.evaluate(importBytes, parquet.subarray(0, parquet.length / 2).toString('base64'));
    await page.waitFor('import-box', 'refused', 60_000);
    expect(await page.text('import-refused')).toContain('cut off');
    expect(await page.evaluate(countSamples, undefined)).toBe(before);
    const zip = await file(Date.now(), '--format', 'zip', '--level', 'shareable', '--services', 'whatsapp');
    const entries = unzipSync(zip);
    expect(Object.keys(entries)).toContain('verdicts.parquet');
    const samples = Buffer.from(entries['samples.csv'] ?? []).toString();
    expect(samples).toContain(',whatsapp,');
    expect(samples).not.toMatch(/,telegram,|net-eb3f|:\d\d\.[1-9]/);
    expect(await page.text('export-done')).toContain('tailback-all-shareable-');
    await expect(file(1_000_000)).rejects.toThrow('There are no measurements in this time.');
  });

  it('says nothing to the console, not even of a style that the policy forbids', async () => {
    expect(await page.evaluate(() => (globalThis as { violations?: string[] }).violations, undefined)).toEqual([]);
  });
});
