/** One table in one format, as pieces of a file. */
import type { Round } from '../round.ts';
import type { Sample } from '../sample.ts';
import { getSettings } from '../store/index.ts';
import { RULES_VERSION } from '../verdict/rules-version.ts';
import type { Format, TableId } from './choices.ts';
import { type Column, columnsFor } from './column.ts';
import { EVENT_COLUMNS } from './columns/events.ts';
import { ROUND_COLUMNS } from './columns/rounds.ts';
import { SAMPLE_COLUMNS } from './columns/samples.ts';
import { VERDICT_COLUMNS } from './columns/verdicts.ts';
import { csvOf } from './csv.ts';
import { flatRow, ndjsonOf } from './ndjson.ts';
import type { Piece } from './piece.ts';
import { eventsOf, roundsOf, type Source, samplesOf, verdictsOf } from './rows.ts';
import { FILE_VERSION } from './samples-file.ts';

export type TableFormat = Exclude<Format, 'zip' | 'ooni'>;

export interface TableFacts {
  /** `tailback/x.y.z`. */
  software: string;
  /** ISO 8601; of a shareable file the day alone. */
  exportedAt: string;
}

/** What the table is called in its columns. Of samples NDJSON has the sample itself and not its row. */
export const COLUMNS = {
  samples: SAMPLE_COLUMNS,
  rounds: ROUND_COLUMNS,
  events: EVENT_COLUMNS,
  verdicts: VERDICT_COLUMNS,
} as const;

interface Table<Row> {
  id: TableId;
  columns: readonly Column<Row>[];
  parts: AsyncIterable<readonly Row[]>;
  objectOf: (row: Row) => unknown;
  /** What the last line of NDJSON says. */
  roundOf?: (row: Row) => string;
}

async function* counted<Row>(
  { parts, roundOf }: Table<Row>,
  count: { rows: number; rounds: Set<string> },
): AsyncGenerator<readonly Row[]> {
  for await (const part of parts) {
    count.rows += part.length;
    if (roundOf) for (const row of part) count.rounds.add(roundOf(row));
    yield part;
  }
}

async function* write<Row>(
  table: Table<Row>,
  format: TableFormat,
  source: Source,
  facts: TableFacts,
): AsyncGenerator<Piece> {
  const { id, columns, objectOf, roundOf } = table;
  const { level } = source.choice;
  if (format === 'csv') return yield* csvOf(columns, table.parts);
  if (format === 'parquet') {
    const { parquetOf } = await import('./parquet.ts');
    const metadata = { 'tailback.table': id, 'tailback.level': level, 'tailback.version': String(FILE_VERSION) };
    return yield* parquetOf(columns, table.parts, { software: facts.software, metadata });
  }
  const settings = level === 'full' && id === 'samples' ? await getSettings(source.store, source.now) : undefined;
  const header = {
    ...{ format: `tailback-${id}`, version: FILE_VERSION, level, ...facts },
    ...(settings && { settings }),
    ...((id === 'events' || id === 'verdicts') && { rules: RULES_VERSION }),
  };
  const count = { rows: 0, rounds: new Set<string>() };
  const end = () => ({
    end: `tailback-${id}`,
    ...(roundOf && { rounds: count.rounds.size }),
    [id]: count.rows,
  });
  return yield* ndjsonOf(header, counted(table, count), objectOf, end);
}

export function tableFile(id: TableId, format: TableFormat, source: Source, facts: TableFacts): AsyncGenerator<Piece> {
  const flat = <Row>(columns: readonly Column<Row>[], parts: AsyncIterable<readonly Row[]>): Table<Row> => {
    const kept = columnsFor(columns, source.choice.level);
    return { id, columns: kept, parts, objectOf: (row) => flatRow(kept, row) };
  };
  const of = <Row>(table: Table<Row>) => write(table, format, source, facts);
  if (id === 'rounds') return of<Round>(flat(ROUND_COLUMNS, roundsOf(source)));
  if (id === 'events') return of(flat(EVENT_COLUMNS, eventsOf(source)));
  if (id === 'verdicts') return of(flat(VERDICT_COLUMNS, verdictsOf(source)));
  const samples = flat<Sample>(SAMPLE_COLUMNS, samplesOf(source));
  return of({ ...samples, objectOf: (sample) => sample, roundOf: ({ round }) => round });
}
