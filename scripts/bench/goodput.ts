/** Rates of transfers behind a policer against what the lab let through. */
import { type GoodputResult, measureGoodput, type Policer } from '../../tests/browser/support/goodput.ts';
import { spread } from '../../tests/browser/support/spread.ts';
import { openIdle } from '../../tests/browser/support/stored-round.ts';
import type { BrowserName } from '../browser/find.mjs';
import type { BenchOptions } from './options.ts';
import { type Section, table } from './section.ts';

const TRANSFERS = 10;
const TARGET_SHARE = 0.05;
const POLICERS = [128, 1000].flatMap((kbps) => (['hold', 'drop'] as const).map((mode): Policer => ({ kbps, mode })));
const HEAD = [
  'row',
  'n',
  'extension, kbit/s',
  'lab, kbit/s',
  'median error',
  'MAD',
  'IQR',
  'p95 of the size',
  'policer less framing',
  'left out',
];

export async function goodput(options: BenchOptions): Promise<Section> {
  const section: Section = { versions: [], tables: '', missed: [] };
  for (const browser of options.browsers) {
    const session = await openIdle({ browser });
    try {
      section.versions.push(`${browser} ${session.driver.version}`);
      const rows: string[][] = [];
      for (const policer of POLICERS) {
        const result = await measureGoodput(session, policer, options.requests ?? TRANSFERS);
        rows.push(row(browser, result, section.missed));
        process.stderr.write(`${browser} ${rows.at(-1)?.join(' | ')}\n`);
      }
      section.tables += `**${browser}**\n\n${table(HEAD, rows)}\n\n`;
    } finally {
      await session.close();
    }
  }
  return { ...section, tables: section.tables.trimEnd() };
}

function row(browser: BrowserName, { policer, asked, rates, left }: GoodputResult, missed: string[]): string[] {
  const name = `${policer.kbps} kbit/s, ${policer.mode}`;
  const error = spread(rates.map((r) => r.said / r.truth - 1));
  if (!(error.absolute <= TARGET_SHARE)) missed.push(`${browser} ${name}: ${percent(error.absolute)}`);
  if (rates.length < asked) missed.push(`${browser} ${name}: only ${rates.length} of ${asked} transfers`);
  const reasons = [...left].map(([why, n]) => `${n} ${why}`).join(', ');
  const kbps = [rates.map((r) => r.said), rates.map((r) => r.truth), rates.map((r) => r.nominal)].map((list) =>
    (spread(list).median / 1000).toFixed(1),
  );
  const errors = [error.median, error.mad, error.iqr, error.p95].map(percent);
  return [name, String(error.n), kbps[0] ?? '', kbps[1] ?? '', ...errors, kbps[2] ?? '', reasons];
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
