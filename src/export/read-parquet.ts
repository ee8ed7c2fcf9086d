/**
 * Reads samples from our Parquet, a row group at a time. What wrote the file is of no account as long as the columns are ours: a
 * table that DuckDB has filtered is welcome.
 */
import { type AsyncBuffer, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { type Fault, faultOf } from '../fault.ts';
import { Collected, MOST_SAMPLES, ofFile, type ReadFile, type ReadOptions, TOO_MANY } from './collected.ts';
import type { Cell } from './column.ts';
import { sampleOf } from './columns/samples.ts';
import { headingOf } from './heading.ts';
import { columnsFill, parseSums, SUMS_KEY, sumsHold } from './piece-sums.ts';

/** Times as plain numbers: a Date would be made and thrown away for each. */
const PARSERS = {
  timestampFromMilliseconds: Number,
  timestampFromMicroseconds: (micros: bigint) => Number(micros / 1000n),
};

const plain = (value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value);

/** What a sample's schema does not know is refused there, by name. */
function cellsOf(row: Readonly<Record<string, unknown>>): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const [name, value] of Object.entries(row)) {
    if (value === null || value === undefined) continue;
    cells.set(name, (Array.isArray(value) ? value.map(plain) : plain(value)) as Cell);
  }
  return cells;
}

export async function readParquet(file: AsyncBuffer, options: ReadOptions): Promise<ReadFile> {
  const found = new Collected('row', options);
  const cannot = (fault: Fault): ReadFile => ({ problems: [ofFile(fault)] });
  const changed = (text: string): ReadFile => cannot(faultOf('cut', text));
  // Without `geoparquet`, which goes round for ever over a damaged number of children.
  const metadata = await parquetMetadataAsync(file, { geoparquet: false }).catch(() => null);
  if (metadata === null) return changed('is no whole Parquet file: it was cut off or changed, export it again');
  if (metadata.created_by?.startsWith('tailback/')) {
    const sums = parseSums(metadata.key_value_metadata?.find(({ key }) => key === SUMS_KEY)?.value);
    if (!sums || !columnsFill(metadata, sums) || !(await sumsHold(file, sums)))
      return changed('was changed since it was exported: export it again');
  }
  const [root, ...rest] = metadata.schema;
  const names: string[] = [];
  for (let at = 0; at < rest.length && names.length < (root?.num_children ?? 0); at += 1) {
    const element = rest[at];
    names.push(element?.name ?? '');
    // What is inside a list is no column.
    for (let inside = element?.num_children ?? 0; inside > 0 && at < rest.length; inside -= 1)
      inside += rest[++at]?.num_children ?? 0;
  }
  const heading = headingOf(names);
  if ('problem' in heading) return cannot({ ...heading.problem, text: `is not taken: ${heading.problem.text}` });
  const all = Number(metadata.num_rows);
  // Told before anything is unpacked: a few bytes may stand for any number of rows.
  if (all > MOST_SAMPLES) return cannot(TOO_MANY);
  const held = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
  if (held !== all) return changed(`has ${held} rows where it says ${all}: it was changed, export it again`);
  let from = 0;
  for (const group of metadata.row_groups) {
    const to = from + Number(group.num_rows);
    const codec = group.columns[0]?.meta_data?.codec;
    if (codec !== undefined && codec !== 'SNAPPY' && codec !== 'UNCOMPRESSED')
      return cannot(
        faultOf(
          'codec',
          `is compressed by ${codec}, which this Tailback does not read: write it with SNAPPY`,
          String(codec),
        ),
      );
    const read = { file, metadata, rowStart: from, rowEnd: to, parsers: PARSERS };
    const rows = await parquetReadObjects(read).catch(() => null);
    if (rows === null || rows.length !== to - from)
      return changed(`cannot be read between rows ${from + 1} and ${to}: it was changed, export it again`);
    for (const [i, row] of rows.entries()) {
      found.take(from + i + 1, sampleOf(cellsOf(row)));
      if (found.full) return found.result(heading.level);
      await found.turn(all);
    }
    from = to;
  }
  return found.result(heading.level);
}
