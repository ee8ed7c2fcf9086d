/** docs/methods/figures.md leaves out no figure: every number that an export or a daily file of the collector holds. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { COLUMNS as DAY_COLUMNS } from '../../collector/publisher/day-columns.ts';
import { TABLES } from '../../src/export/choices.ts';
import type { Column } from '../../src/export/column.ts';
import { COLUMNS } from '../../src/export/table-file.ts';

const NUMBERS = ['whole', 'number', 'wholes', 'numbers'];
/** Numbers that are no figure: a version, a name. */
const NO_FIGURE = ['version', 'asn'];

it('docs/methods/figures.md has every figure of the exported tables and of the daily files', () => {
  const page = readFileSync(new URL('../../docs/methods/figures.md', import.meta.url), 'utf8');
  const exported = TABLES.flatMap((id) => COLUMNS[id] as readonly Column<never>[]).filter(({ type }) =>
    NUMBERS.includes(type),
  );
  const published = DAY_COLUMNS.filter(({ type }) => type !== 'string');
  const names = [...exported, ...published].map(({ name }) => name).filter((name) => !NO_FIGURE.includes(name));
  expect(names.length).toBeGreaterThan(25);
  expect([...new Set(names)].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
