/** The columns that a file names, held against those of a sample. Which are there says which level it is of. */
import type { Level } from './choices.ts';
import type { Column } from './column.ts';
import { SAMPLE_COLUMNS } from './columns/samples.ts';

type Typed = Pick<Column<never>, 'name' | 'type' | 'optional'>;

const BY_NAME: ReadonlyMap<string, Typed> = new Map(SAMPLE_COLUMNS.map((column) => [column.name, column]));

export type Heading = { columns: readonly Typed[]; level: Level } | { problem: string };

export function headingOf(names: readonly string[]): Heading {
  const columns: Typed[] = [];
  for (const name of names) {
    const column = BY_NAME.get(name);
    const strange = name.length > 40 || !/^[\x20-\x7e]*$/.test(name) ? 'a column of it' : `column "${name}"`;
    if (!column) return { problem: `${strange}: is not one of a sample: is this a Tailback export of samples?` };
    if (columns.includes(column)) return { problem: `column "${name}": is there twice` };
    columns.push(column);
  }
  const missing = SAMPLE_COLUMNS.find(({ name, optional }) => !optional && !names.includes(name));
  if (missing) return { problem: `column "${missing.name}": is missing` };
  return { columns, level: names.includes('ip') ? 'full' : 'shareable' };
}
