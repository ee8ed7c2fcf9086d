/**
 * Rows as NDJSON: a header, one row a line, and a last line with their number, since a file that was cut off at a line's end looks
 * whole otherwise. Samples stand in it as they are stored (docs/sample-format.md), other tables as their columns.
 */
import type { Column } from './column.ts';
import { PIECE_UNITS } from './piece.ts';

/** The object of a row: columns by name, times in UTC ms, absent ones left out. */
export function flatRow<Row>(columns: readonly Column<Row>[], row: Row): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  for (const { name, of } of columns) {
    const cell = of(row);
    if (cell !== undefined) flat[name] = cell;
  }
  return flat;
}

export async function* ndjsonOf<Row>(
  header: object,
  parts: AsyncIterable<readonly Row[]>,
  /** The object of a row. */
  objectOf: (row: Row) => unknown,
  /** Called when all rows are written. */
  end: () => object,
): AsyncGenerator<string> {
  yield `${JSON.stringify(header)}\n`;
  for await (const rows of parts) {
    let text = '';
    for (const row of rows) {
      text += `${JSON.stringify(objectOf(row))}\n`;
      if (text.length > PIECE_UNITS) {
        yield text;
        text = '';
      }
    }
    if (text !== '') yield text;
  }
  yield `${JSON.stringify(end())}\n`;
}
