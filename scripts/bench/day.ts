/** A day's bytes at default settings: what the lab counted, what the extension charged, what the person allowed. */
import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import { type Day, type DayRound, openDay, runDay } from '../../tests/browser/support/day.ts';
import { spread } from '../../tests/browser/support/spread.ts';
import type { BrowserName } from '../browser/find.mjs';
import type { BenchOptions } from './options.ts';
import { type Section, table } from './section.ts';

const HEAD = ['', 'rounds', 'requests', 'transfers', 'connections', 'lab, bytes', 'charged, bytes', 'budget, bytes'];
const ROUND_HEAD = ['a round', 'n', 'lab, bytes (median)', 'MAD', 'charged, bytes (median)', 'least charged / lab'];

export async function day(options: BenchOptions): Promise<Section> {
  const section: Section = { versions: [], tables: '', missed: [] };
  for (const browser of options.browsers) {
    const session = await openDay(browser);
    try {
      section.versions.push(`${browser} ${session.driver.version}`);
      const result = await runDay(session, options.rounds, (round) => tell(browser, round));
      section.tables += `**${browser}**\n\n${tables(browser, result, section.missed)}\n\n`;
    } finally {
      await session.close();
    }
  }
  return { ...section, tables: section.tables.trimEnd() };
}

function tell(browser: BrowserName, round: DayRound): void {
  const time = new Date(round.at).toISOString().slice(11, 16);
  const what = `${round.requests} requests, ${round.transfers} transfers`;
  process.stderr.write(
    `${browser} ${time} ${round.kind}: ${what}, lab ${round.wire}, charged ${round.charged} bytes\n`,
  );
}

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
const whole = (value: number): string => Math.round(value).toLocaleString('en');

function tables(browser: BrowserName, { rounds, charged }: Day, missed: string[]): string {
  const wire = sum(rounds.map((r) => r.wire));
  const { budgetBytes } = DEFAULT_SETTINGS;
  if (wire > budgetBytes) missed.push(`${browser}: the lab counted ${whole(wire)} bytes`);
  if (charged > budgetBytes) missed.push(`${browser}: ${whole(charged)} bytes were charged`);
  if (charged < wire) missed.push(`${browser}: ${whole(charged)} bytes charged, ${whole(wire)} counted by the lab`);
  for (const failed of rounds.flatMap((r) => r.failed)) missed.push(`${browser}: ${failed} in a healthy lab`);
  const totals = [
    rounds.length,
    ...(['requests', 'transfers', 'connections'] as const).map((k) => sum(rounds.map((r) => r[k]))),
  ];
  const row = ['the day', ...[...totals, wire, charged, budgetBytes].map(whole)];
  const kinds = [
    ['without transfers', rounds.filter((r) => r.kind === 'regular' && r.transfers === 0)],
    ['with transfers', rounds.filter((r) => r.kind === 'regular' && r.transfers > 0)],
    ['of a burst', rounds.filter((r) => r.kind === 'burst')],
  ] as const;
  const perRound = kinds.filter(([, list]) => list.length > 0).map(([name, list]) => roundRow(name, list));
  return `${table(HEAD, [row])}\n\n${table(ROUND_HEAD, perRound)}`;
}

function roundRow(name: string, list: readonly DayRound[]): string[] {
  const lab = spread(list.map((r) => r.wire));
  const least = Math.min(...list.map((r) => r.charged / r.wire));
  const charged = spread(list.map((r) => r.charged)).median;
  return [name, String(list.length), whole(lab.median), whole(lab.mad), whole(charged), least.toFixed(2)];
}
