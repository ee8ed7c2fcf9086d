/** One part of docs/benchmarks.md: generated between two marks, so that the explanations around it stay. */
import { readFileSync, writeFileSync } from 'node:fs';

export interface Section {
  /** Browser and version, in the order measured. */
  versions: string[];
  /** Markdown. */
  tables: string;
  /** Targets that were not reached, a sentence each. */
  missed: string[];
}

const FILE = new URL('../../docs/benchmarks.md', import.meta.url);

/** @throws one sentence where the marks are gone */
export function writeSection(name: string, text: string, missed: readonly string[]): void {
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
  const page = readFileSync(FILE, 'utf8');
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has no "${begin}" followed by "${end}".`);
  const result = missed.length === 0 ? 'All targets are met.' : missed.map((miss) => `- Missed: ${miss}`).join('\n');
  writeFileSync(FILE, `${page.slice(0, from)}${begin}\n${text}\n\n${result}\n${page.slice(to)}`);
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = line(head.map((_, column) => (column === 0 ? '---' : '--:')));
  return [line(head), rule, ...rows.map(line)].join('\n');
}
