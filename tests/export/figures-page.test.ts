/** docs/methods leave out no column: whatever an export or a daily file of the collector holds has a page that says what bends it. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { COLUMNS as DAY_COLUMNS } from '../../collector/publisher/day-columns.ts';
import { TABLES } from '../../src/export/choices.ts';
import type { Column } from '../../src/export/column.ts';
import { COLUMNS } from '../../src/export/table-file.ts';
import { probeKindSchema } from '../../src/probe-kind.ts';

const METHODS = new URL('../../docs/methods/', import.meta.url);
const NUMBERS = ['whole', 'number', 'wholes', 'numbers'];
/** Numbers that are no figure: a version, a name. */
const NO_FIGURE = ['version', 'asn'];
const EXPORTED = TABLES.flatMap((id) => [...(COLUMNS[id] as readonly Column<never>[])]);

const lacking = (names: readonly string[], pages: string): string[] =>
  [...new Set(names)].filter((name) => !pages.includes(`\`${name}\``));

it('docs/methods/figures.md has every figure of the exported tables and of the daily files', () => {
  const exported = EXPORTED.filter(({ type }) => NUMBERS.includes(type));
  const published = DAY_COLUMNS.filter(({ type }) => type === 'integer');
  const names = [...exported, ...published].map(({ name }) => name).filter((name) => !NO_FIGURE.includes(name));
  expect(names.length).toBeGreaterThan(25);
  expect(lacking(names, readFileSync(new URL('figures.md', METHODS), 'utf8'))).toEqual([]);
});

it('docs/methods have every column, words and times too', () => {
  const pages = readdirSync(METHODS).filter((name) => name !== 'changelog.md');
  const text = pages.map((name) => readFileSync(new URL(name, METHODS), 'utf8')).join('\n');
  expect(
    lacking(
      [...EXPORTED, ...DAY_COLUMNS].map(({ name }) => name),
      text,
    ),
  ).toEqual([]);
});

it('what is timed is said of each kind of request whose times are published', () => {
  const times = DAY_COLUMNS.find(({ name }) => name === 'p50_ms')?.means ?? '';
  const page = readFileSync(new URL('figures.md', METHODS), 'utf8');
  const line = page.split('\n').find((row) => row.startsWith('| `p50_ms`')) ?? '';
  for (const kind of probeKindSchema.options) for (const text of [times, line]) expect(text).toContain(kind);
});
