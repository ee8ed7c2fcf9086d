/** First checks as a table, one line each; services that say the same share a cell. */
import type { FirstCheck, Shown } from './run.ts';

const said = ({ state, technique, confidence }: Shown): string => `${state} ${technique || '-'} (${confidence})`;

function rowsInWords(rows: readonly Shown[]): string {
  const groups = new Map<string, string[]>();
  for (const row of rows) groups.set(said(row), [...(groups.get(said(row)) ?? []), row.service]);
  return [...groups].map(([words, services]) => `${services.join(' ')}: ${words}`).join('; ');
}

export function line({ scenario, browser, seconds, checkSeconds, rows }: FirstCheck): string {
  const when = seconds === null ? 'not at all' : `${seconds.toFixed(1)} s`;
  const cells = [scenario.padEnd(19), browser.padEnd(8), when.padStart(11), `${checkSeconds.toFixed(0)} s`.padStart(5)];
  return `${cells.join('  ')}  ${rowsInWords(rows)}`;
}

export function table(checks: readonly FirstCheck[]): string {
  const head = `${'scenario'.padEnd(19)}  browser   right after  until  what the popup said`;
  return [head, ...checks.map(line)].join('\n');
}
