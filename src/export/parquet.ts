/**
 * Rows as Apache Parquet, a row group at a time, so that memory holds one of them and not the file. Every time is a TIMESTAMP in
 * UTC with milliseconds, whole numbers are INT64 and others DOUBLE, lists are lists: a reader need not guess.
 */
import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { type Cell, type Column, type ColumnType, isList } from './column.ts';
import { type PieceSums, SUMS_KEY, sumOf } from './piece-sums.ts';

/** Under a megabyte compressed, some tens in memory while it is written. */
const GROUP_ROWS = 10_000;

type Leaf = Pick<SchemaElement, 'type' | 'converted_type' | 'logical_type'>;

const TEXT: Leaf = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };
const WHOLE: Leaf = { type: 'INT64' };
const NUMBER: Leaf = { type: 'DOUBLE' };
const TIME: Leaf = {
  type: 'INT64',
  converted_type: 'TIMESTAMP_MILLIS',
  logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
};
const LEAVES: Readonly<Record<ColumnType, Leaf>> = {
  ...{ text: TEXT, whole: WHOLE, number: NUMBER, time: TIME },
  ...{ texts: TEXT, wholes: WHOLE, numbers: NUMBER },
};

function elementsOf({ name, type, optional }: Column<never>): SchemaElement[] {
  const repetition_type = optional ? 'OPTIONAL' : 'REQUIRED';
  if (!isList(type)) return [{ ...LEAVES[type], name, repetition_type }];
  // Apache Parquet, LogicalTypes.md, "Lists": three levels, of which the middle one repeats.
  return [
    { name, repetition_type, num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { ...LEAVES[type], name: 'element', repetition_type: 'REQUIRED' },
  ];
}

function stored(type: ColumnType, cell: Cell): unknown {
  if (cell === undefined) return undefined;
  if (type === 'whole' || type === 'time') return BigInt(Number(cell));
  return type === 'wholes' && Array.isArray(cell) ? cell.map((whole: number) => BigInt(whole)) : cell;
}

/** Gives away what was written so far; `offset` goes on counting from the beginning of the file. */
class Pieces extends ByteWriter {
  take(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.getBuffer());
    this.index = 0;
    return bytes;
  }
}

/** Rows come in time order: the least and most of a row group's times let a reader pass it over, those of other columns never do. */
const OTHERS_WRITTEN = { statistics: false } as const;
/** Times that follow each other are small differences, and no two are alike, so that looking for a dictionary is in vain. */
const TIME_WRITTEN = { statistics: true, encoding: 'DELTA_BINARY_PACKED' } as const;

export interface ParquetFacts {
  /** What wrote it, as `tailback/0.1.0`. */
  software: string;
  /** Kept in the file's own metadata. */
  metadata: Readonly<Record<string, string>>;
}

export async function* parquetOf<Row>(
  columns: readonly Column<Row>[],
  parts: AsyncIterable<readonly Row[]>,
  { software, metadata }: ParquetFacts,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const pieces = new Pieces();
  const kvMetadata = Object.entries(metadata).map(([key, value]) => ({ key, value }));
  const sums: PieceSums = [];
  let offset = 0;
  const writer = new ParquetWriter({
    writer: pieces,
    schema: [{ name: 'root', num_children: columns.length }, ...columns.flatMap(elementsOf)],
    createdBy: software,
    kvMetadata,
  });
  let data: unknown[][] = columns.map(() => []);
  let rows = 0;
  const flush = async (): Promise<Uint8Array<ArrayBuffer>> => {
    const columnData = columns.map(({ name, type }, i) => ({
      ...{ name, data: data[i] ?? [] },
      ...(type === 'time' ? TIME_WRITTEN : OTHERS_WRITTEN),
    }));
    // A writer without `flush` of its own is done when the call returns.
    void writer.write({ columnData, rowGroupSize: Math.max(1, rows) });
    data = columns.map(() => []);
    rows = 0;
    const piece = pieces.take();
    sums.push([offset, piece.length, await sumOf(piece)]);
    offset += piece.length;
    return piece;
  };
  for await (const part of parts) {
    for (let from = 0; from < part.length; ) {
      const some = part.slice(from, from + GROUP_ROWS - rows);
      // Column by column: each has one type, and the engine makes fast code of a loop that sees no other.
      columns.forEach(({ type, of }, i) => {
        const cells = data[i] ?? [];
        for (const row of some) cells.push(stored(type, of(row)));
      });
      from += some.length;
      rows += some.length;
      if (rows >= GROUP_ROWS) yield await flush();
    }
  }
  if (rows > 0) yield await flush();
  // The footer is made by `finish`: what is added until then is in it.
  kvMetadata.push({ key: SUMS_KEY, value: JSON.stringify(sums) });
  void writer.finish();
  yield pieces.take();
}
