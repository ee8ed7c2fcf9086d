/**
 * Reads samples from our CSV, piece by piece. Columns may stand in any order, as a spreadsheet leaves them; a column that is not
 * ours, and a value that is not what its column holds, is refused by name.
 */
import Papa from 'papaparse';
import { faultOf } from '../fault.ts';
import { Collected, EMPTY, type ReadFile, type ReadOptions } from './collected.ts';
import type { Cell, ColumnType } from './column.ts';
import { sampleOf } from './columns/samples.ts';
import { unescapeFormula } from './csv.ts';
import { type Heading, headingOf } from './heading.ts';
import { RowCount } from './row-count.ts';
import { MOST_UNITS } from './split-lines.ts';

const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

const isNumber = (value: unknown): value is number => typeof value === 'number';
const isText = (value: unknown): value is string => typeof value === 'string';

/** What the field must be, in words and as an example. */
type Misfit = readonly [words: string, example: string];

const NO_TEXTS: Misfit = ['must be a list in JSON, as ["a","b"]', '["a","b"]'];
const NO_NUMBERS: Misfit = ['must be a list in JSON, as [1,2]', '[1,2]'];
const NO_NUMBER: Misfit = ['must be a number, with a point for decimals', '12.5'];
const NO_TIME: Misfit = ['must be a time in UTC, as 2026-03-01T10:00:07.000Z', '2026-03-01T10:00:07.000Z'];

type Found = { value: Cell } | { misfit: Misfit };

function listOf(type: ColumnType, text: string): Found {
  const wrong = { misfit: type === 'texts' ? NO_TEXTS : NO_NUMBERS };
  try {
    const list: unknown = JSON.parse(text);
    if (!Array.isArray(list)) return wrong;
    if (type === 'texts') return list.every(isText) ? { value: list } : wrong;
    return list.every(isNumber) ? { value: list } : wrong;
  } catch {
    return wrong;
  }
}

function cellOf(type: ColumnType, text: string): Found {
  if (type === 'text') return { value: unescapeFormula(text) };
  if (type === 'whole' || type === 'number') return NUMBER.test(text) ? { value: Number(text) } : { misfit: NO_NUMBER };
  if (type === 'time') {
    const at = TIME.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(at) ? { misfit: NO_TIME } : { value: at };
  }
  return listOf(type, text);
}

function sampleOfRow(fields: readonly string[], heading: Extract<Heading, { columns: unknown }>) {
  const { columns } = heading;
  const cells = new Map<string, Cell>();
  for (const [i, { name, type, optional }] of columns.entries()) {
    const text = fields[i] ?? '';
    if (text === '' && optional) continue;
    const cell = cellOf(type, text);
    if ('misfit' in cell) {
      const [words, example] = cell.misfit;
      return { problem: faultOf('expected', `${name}: ${words}`, name, example) };
    }
    cells.set(name, cell.value);
  }
  return sampleOf(cells);
}

interface Rows {
  rows: string[][];
  /** A quotation mark is missing. */
  open: boolean;
  /** The last one has no line end, which every program writes there. */
  torn: boolean;
}

/** Whole rows of a text that comes in pieces. */
async function* rowsOf(pieces: AsyncIterable<string>): AsyncGenerator<Rows> {
  let rest = '';
  let newline: '\r\n' | '\n' | undefined;
  const parse = (last: boolean) => {
    const torn = last && !rest.endsWith('\n');
    newline ??= rest.includes('\r\n') ? '\r\n' : '\n';
    const parser = new Papa.Parser({ delimiter: ',', newline });
    const parsed = parser.parse(rest, 0, !last) as Papa.ParseResult<string[]>;
    rest = rest.slice(parsed.meta.cursor);
    const open = parsed.errors.some(({ code }) => code === 'MissingQuotes');
    return { rows: parsed.data.filter((row) => row.length > 1 || row[0] !== ''), open, torn };
  };
  for await (const piece of pieces) {
    rest += piece;
    // What ends a line is not known before one has ended.
    if (newline !== undefined || rest.includes('\n')) yield parse(false);
    // A quotation mark that nobody closes makes one row of the rest of the file.
    if (rest.length > MOST_UNITS) break;
  }
  if (rest !== '') yield parse(true);
}

export async function readCsv(pieces: AsyncIterable<string>, options: ReadOptions): Promise<ReadFile> {
  const found = new Collected('row', options);
  let heading: Extract<Heading, { columns: unknown }> | null = null;
  const count = new RowCount();
  let number = 0;
  for await (const { rows, open, torn } of rowsOf(pieces)) {
    for (const row of rows) {
      number += 1;
      if (heading === null) {
        const read = headingOf(count.heading(row));
        if ('problem' in read) {
          found.problem(1, read.problem);
          return found.result('full');
        }
        heading = read;
        continue;
      }
      const problem = open
        ? faultOf('cut', 'a quotation mark is missing: was the file cut off?')
        : count.problem(row, torn && row === rows.at(-1));
      found.take(number, problem === undefined ? sampleOfRow(count.fields(row), heading) : { problem });
      if (found.full) return found.result(heading.level);
      await found.turn();
    }
  }
  if (heading === null) found.problem(1, EMPTY);
  else if (found.problems.length === 0) {
    const problem = count.missing(number - 1);
    if (problem !== undefined) found.problem(number, problem);
  }
  return found.result(heading?.level ?? 'full');
}
