/** The dictionary of all columns: what each table's CSV and Parquet hold, as a CSV of its own. */
import { type Level, TABLES } from './choices.ts';
import { type Column, columnsFor } from './column.ts';
import { csvOf } from './csv.ts';
import { COLUMNS } from './table-file.ts';

interface Entry {
  table: string;
  column: Column<never>;
}

const DICTIONARY: readonly Column<Entry>[] = [
  { name: 'table', type: 'text', means: 'The table.', of: (e) => e.table },
  { name: 'column', type: 'text', means: 'The column.', of: (e) => e.column.name },
  { name: 'type', type: 'text', means: 'text, whole, number, time, or a list of them.', of: (e) => e.column.type },
  { name: 'unit', type: 'text', optional: true, means: 'The unit.', of: (e) => e.column.unit },
  {
    name: 'always',
    type: 'text',
    means: 'yes, or no where it may be absent.',
    of: (e) => (e.column.optional ? 'no' : 'yes'),
  },
  { name: 'meaning', type: 'text', means: 'What it holds.', of: (e) => e.column.means },
];

export function dictionaryEntries(level: Level): Entry[] {
  return TABLES.flatMap((table) =>
    columnsFor<never>(COLUMNS[table] as readonly Column<never>[], level).map((column) => ({ table, column })),
  );
}

export function dictionaryOf(level: Level): AsyncGenerator<string> {
  async function* parts(): AsyncGenerator<Entry[]> {
    yield dictionaryEntries(level);
  }
  return csvOf(DICTIONARY, parts(), false);
}
