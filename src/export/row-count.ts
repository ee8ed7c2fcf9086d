/**
 * RowCount: whether a CSV file is whole, by the column that counts its rows on the last one. Rows may have been sorted since, so the
 * count may stand anywhere. A file without the column is taken: nobody can tell then.
 */
import { type Fault, faultOf } from '../fault.ts';
import { ROWS_COLUMN } from './csv.ts';

const fault = (text: string): Fault => faultOf('rows', `${ROWS_COLUMN}: ${text}`, ROWS_COLUMN);

export class RowCount {
  #at = -1;
  #width = 0;
  #said: number | undefined;

  /** Takes the names of all columns. @returns those of a sample */
  heading(names: readonly string[]): readonly string[] {
    this.#at = names.indexOf(ROWS_COLUMN);
    this.#width = names.length;
    return this.fields(names);
  }

  /** A row without the field that counts. */
  fields(row: readonly string[]): readonly string[] {
    return this.#at < 0 || row.length !== this.#width ? row : row.toSpliced(this.#at, 1);
  }

  /** @param torn the row has no line end: its last field may be half of one. @returns what is wrong with the row as such */
  problem(row: readonly string[], torn: boolean): Fault | undefined {
    if (row.length !== this.#width)
      return faultOf('cut', `has ${row.length} fields where ${this.#width} are expected: was the file cut off?`);
    if (torn) return faultOf('cut', 'has no line end: was the file cut off? Add one if it was not');
    const said = this.#at < 0 ? '' : (row[this.#at] ?? '');
    if (said === '') return undefined;
    if (!/^\d{1,9}$/.test(said)) return fault('must be empty, or on one row the number of rows');
    if (this.#said !== undefined) return fault('a number of rows stands on another row already');
    this.#said = Number(said);
    return undefined;
  }

  /** At the end. @returns what is missing */
  missing(rows: number): Fault | undefined {
    if (this.#at < 0 || this.#said === rows) return undefined;
    const hint = 'was the file cut off? Take that column out if rows were left out on purpose';
    if (this.#said === undefined) return fault(`no row says how many there are: ${hint}`);
    return fault(`says ${this.#said}, but there are ${rows}: ${hint}`);
  }
}
