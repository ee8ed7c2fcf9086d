/** The columns that a file names, held against those of a sample. Which are there says which level it is of. */
import { type Fault, faultOf } from '../fault.ts';
import type { Level } from './choices.ts';
import type { Column } from './column.ts';
import { SAMPLE_COLUMNS } from './columns/samples.ts';

type Typed = Pick<Column<never>, 'name' | 'type' | 'optional'>;

const BY_NAME: ReadonlyMap<string, Typed> = new Map(SAMPLE_COLUMNS.map((column) => [column.name, column]));

export type Heading = { columns: readonly Typed[]; level: Level } | { problem: Fault };

export function headingOf(names: readonly string[]): Heading {
  const columns: Typed[] = [];
  for (const name of names) {
    const column = BY_NAME.get(name);
    if (!column) return { problem: strange(name) };
    if (columns.includes(column)) return { problem: faultOf('twice', `column "${name}": is there twice`, name) };
    columns.push(column);
  }
  const missing = SAMPLE_COLUMNS.find(({ name, optional }) => !optional && !names.includes(name));
  if (missing) return { problem: faultOf('missing', `column "${missing.name}": is missing`, missing.name) };
  return { columns, level: names.includes('ip') ? 'full' : 'shareable' };
}

function strange(name: string): Fault {
  const what = 'is not one of a sample: is this a Tailback export of samples?';
  // Whatever another program wrote is not shown at length.
  if (name.length > 40 || !/^[\x20-\x7e]+$/.test(name)) return faultOf('foreign', `a column of it: ${what}`);
  return faultOf('column', `column "${name}": ${what}`, name);
}
