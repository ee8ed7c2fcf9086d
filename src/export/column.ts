/**
 * A column of an exported table: the same list makes CSV, Parquet, the JSON Schema and the dictionary, so that none of them can
 * name a field that another lacks. An absent value is absent in each of them, never 0.
 */
import type { Level } from './choices.ts';

/** `whole`: an integer of up to 53 bits. `time`: UTC ms since 1970. The last three are lists. */
export type ColumnType = 'text' | 'whole' | 'number' | 'time' | 'texts' | 'wholes' | 'numbers';
export type Cell = string | number | readonly string[] | readonly number[] | undefined;

export interface Column<Row> {
  name: string;
  type: ColumnType;
  /** May be absent. */
  optional?: true;
  /** Left out of what is made to be handed on. */
  fullOnly?: true;
  /** ms, bytes, bit/s; absent where there is none. */
  unit?: string;
  means: string;
  of(row: Row): Cell;
}

export const isList = (type: ColumnType): boolean => type === 'texts' || type === 'wholes' || type === 'numbers';

export function columnsFor<Row>(columns: readonly Column<Row>[], level: Level): readonly Column<Row>[] {
  return level === 'full' ? columns : columns.filter((column) => column.fullOnly !== true);
}
