/**
 * Rows as CSV (RFC 4180): CR LF, quoted where it must be, the names of the columns on the first line, UTF-8 without a mark. A text
 * that a spreadsheet would take for a formula gets an apostrophe in front, which reading takes off again.
 */
import { type Cell, type Column, type ColumnType, isList } from './column.ts';
import { PIECE_UNITS } from './piece.ts';

/**
 * What spreadsheets begin a formula with, in East Asian width too, or leave out before one (OWASP, CSV Injection; ASVS 5.0, 1.2.10); and
 * our own mark, so that taking it off is never wrong.
 */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n\0']/;

export const escapeFormula = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
export const unescapeFormula = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Most texts are words that may stand as they are: one look tells them, of millions. */
const PLAIN = /^[\w#][\w#.: /-]*$/;

/** A field as text: lists are JSON; times ISO 8601, to the millisecond. */
function fieldOf(type: ColumnType): (cell: Cell) => string {
  if (isList(type)) return (cell) => (cell === undefined ? '' : quoted(JSON.stringify(cell)));
  if (type === 'time') return (cell) => (cell === undefined ? '' : new Date(Number(cell)).toISOString());
  if (type !== 'text') return (cell) => (cell === undefined ? '' : String(cell));
  return (cell) => {
    if (cell === undefined) return '';
    const text = String(cell);
    return PLAIN.test(text) ? text : quoted(escapeFormula(text));
  };
}

/**
 * The column behind all others: empty but on the last row, where it says how many rows there are. RFC 4180 knows no end of a file, so
 * that one cut off between two rows looks whole; with it a reader can tell, and any spreadsheet takes it for a column.
 */
export const ROWS_COLUMN = 'rows';

/** @param counted false: without the column of ROWS_COLUMN, for a table that is never read back */
export async function* csvOf<Row>(
  columns: readonly Column<Row>[],
  parts: AsyncIterable<readonly Row[]>,
  counted = true,
): AsyncGenerator<string> {
  const heading = columns.map(({ name }) => name).join(',');
  const between = counted ? ',\r\n' : '\r\n';
  const fields = columns.map(({ type, of }) => ({ of, field: fieldOf(type) }));
  let written = 0;
  for await (const rows of parts) {
    let text = '';
    for (const row of rows) {
      let line = '';
      for (const { of, field } of fields) line += `,${field(of(row))}`;
      // What ends the row before comes with this one: which row is the last shows behind it.
      text += written === 0 ? `${heading}${counted ? `,${ROWS_COLUMN}` : ''}\r\n` : between;
      text += line.slice(1);
      written += 1;
      if (text.length > PIECE_UNITS) {
        yield text;
        text = '';
      }
    }
    if (text !== '') yield text;
  }
  // Of a table without rows there is none to count them on.
  if (written === 0) yield `${heading}\r\n`;
  else yield counted ? `,${written}\r\n` : '\r\n';
}
