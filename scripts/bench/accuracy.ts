/** Times of plain requests against the lab's record of the same request: every row of the target table. */

import { accuracyHosts, type Cell, type CellResult, measureCell } from '../../tests/browser/support/accuracy.ts';
import { spread } from '../../tests/browser/support/spread.ts';
import { openIdle } from '../../tests/browser/support/stored-round.ts';
import type { BrowserName } from '../browser/find.mjs';
import type { BenchOptions } from './options.ts';
import { type Section, table } from './section.ts';

const REQUESTS = 30;
/** The targets: the greater of these, or of 2 % of what was to be measured. */
const TARGET_MS: Readonly<Record<BrowserName, number>> = { chromium: 2, firefox: 4 };
const TARGET_SHARE = 0.02;
/** A row of which more than this is missing is no row. */
const MOST_LEFT_OUT = 0.2;

const CELLS = [50, 200, 1000].flatMap((delayMs) =>
  (['h1', 'h2'] as const).flatMap((protocol) =>
    (['fresh', 'reused'] as const).map((connection): Cell => ({ protocol, connection, delayMs })),
  ),
);
const HEAD = [
  'row',
  'n',
  'lab, ms',
  'median error',
  'MAD',
  'IQR',
  'p95 of the size',
  'before, ms',
  'ttfbMs error',
  'target',
  'left out',
];

export async function accuracy(options: BenchOptions): Promise<Section> {
  const section: Section = { versions: [], tables: '', missed: [] };
  for (const browser of options.browsers) {
    const session = await openIdle({ browser });
    try {
      section.versions.push(`${browser} ${session.driver.version}`);
      const hosts = await accuracyHosts(session);
      const rows: string[][] = [];
      let whole = 0;
      for (const cell of CELLS) {
        const result = await measureCell(session, hosts, cell, options.requests ?? REQUESTS);
        rows.push(row(browser, result, section.missed));
        if (ttfbError(result).absolute <= targetOf(browser, result)) whole++;
        process.stderr.write(`${browser} ${rows.at(-1)?.join(' | ')}\n`);
      }
      section.tables += `**${browser}**\n\n${table(HEAD, rows)}\n\n`;
      section.tables += `The stored \`ttfbMs\`, with all that lies before, is within the same target in ${whole} of ${rows.length} rows.\n\n`;
    } finally {
      await session.close();
    }
  }
  return { ...section, tables: section.tables.trimEnd() };
}

const ttfbError = ({ measured }: CellResult): ReturnType<typeof spread> =>
  spread(measured.map((m) => m.ttfb - m.truth));

const targetOf = (browser: BrowserName, { measured }: CellResult): number =>
  Math.max(TARGET_MS[browser], TARGET_SHARE * spread(measured.map((m) => m.truth)).median);

function row(browser: BrowserName, result: CellResult, missed: string[]): string[] {
  const { cell, asked, measured, left } = result;
  const name = `${cell.protocol} ${cell.connection}, +${cell.delayMs} ms`;
  const error = spread(measured.map((m) => m.said - m.truth));
  const truth = spread(measured.map((m) => m.truth)).median;
  const target = targetOf(browser, result);
  if (!(error.absolute <= target)) missed.push(`${browser} ${name}: ${ms(error.absolute)} of ${ms(target)} ms`);
  if (measured.length < asked * (1 - MOST_LEFT_OUT)) missed.push(`${browser} ${name}: ${measured.length} of ${asked}`);
  const reasons = [...left].map(([why, n]) => `${n} ${why}`).join(', ');
  const before = spread(measured.map((m) => m.before)).median;
  const figures = [error.median, error.mad, error.iqr, error.p95, before, ttfbError(result).median, target];
  return [name, String(error.n), ms(truth), ...figures.map(ms), reasons];
}

const ms = (value: number): string => value.toFixed(1);
