/** Pieces of the page: tables and numbers as text. */
import type { Interval } from '../statistics.ts';

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Three significant digits at most, never in powers of ten. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'never' : '–';
  if (value === 0) return '0';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  const text = value.toFixed(digits);
  if (Number(text) === 0) return value.toPrecision(2);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

export const percent = (share: number): string => `${number(100 * share)} %`;
export const range = ({ low, high }: Interval, show: (value: number) => string = number): string =>
  `${show(low)} to ${show(high)}`;

/** A row of "figures to reach". */
export interface Bar {
  figure: string;
  bar: string;
  measured: string;
  basis: string;
  met: 'yes' | 'no' | 'not shown' | '–';
}

export const bars = (rows: readonly Bar[]): string =>
  table(
    ['Figure', 'To reach', 'Measured', 'Basis', 'Reached'],
    rows.map((b) => [
      b.figure,
      b.bar,
      b.measured,
      b.basis,
      b.met === 'no' || b.met === 'not shown' ? `**${b.met}**` : b.met,
    ]),
  );

/** Words and how often, most frequent first. */
export const some = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort((a, b) => b[1] - a[1])
    .map(([name, n]) => `${name} ${n}`)
    .join(', ') || '–';
