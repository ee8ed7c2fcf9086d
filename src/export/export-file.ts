/**
 * The export as a file: pieces in their order, made while they are asked for. What the page and the command line call; what is
 * chosen here decides what leaves the computer.
 */
import { judgeDays } from '../rollup/judge-days.ts';
import { dayStart, HOUR_MS } from '../store/hour.ts';
import { firstToGo, getSettings, type Store, spanOf } from '../store/index.ts';
import { type ExportChoice, TABLES } from './choices.ts';
import { dictionaryOf } from './dictionary.ts';
import type { Piece } from './piece.ts';
import { readmeOf } from './readme.ts';
import { type Source, samplesOf } from './rows.ts';
import { Share } from './share.ts';
import { type TableFacts, type TableFormat, tableFile } from './table-file.ts';

export interface ExportOptions {
  choice: ExportChoice;
  /** Version of the extension, `x.y.z`. */
  version: string;
  /** UTC ms. */
  now: number;
  /** Days judged, then hours written, of all. */
  progress?: (step: 'judge' | 'write', done: number, all: number) => void;
  /** Called often: may wait, so that a page answers meanwhile, and throws to stop. */
  pause?: () => Promise<void> | undefined;
}

const TYPES = {
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
  zip: 'application/zip',
  ooni: 'application/jsonl',
} as const;
const TABLE_FORMATS: readonly TableFormat[] = ['ndjson', 'csv', 'parquet'];

/** Says what it holds and how much of it, since a shareable file and a full one are not to be mixed up. */
export function exportName({ table, level, format }: ExportChoice, now: number): string {
  const what = format === 'zip' ? 'all' : format === 'ooni' ? 'samples-ooni' : table;
  const ending = format === 'ooni' ? 'jsonl' : format;
  return ['tailback', what, level, new Date(now).toISOString().slice(0, 10)].join('-').concat('.', ending);
}

export const exportType = ({ format }: ExportChoice): string => TYPES[format];

/** False: the choice holds no measurement, and a file of it would say nothing. */
export async function hasRows(store: Store, { from, to }: ExportChoice): Promise<boolean> {
  return (await spanOf(store, { from, to })) !== null;
}

/** @throws Error with a sentence when what is stored went away meanwhile; whatever `pause` throws. */
export async function* exportPieces(store: Store, options: ExportOptions): AsyncGenerator<Piece> {
  const { choice, version, now, progress, pause } = options;
  const { level, format, table } = choice;
  const wait = (): Promise<void> | undefined => pause?.();
  // Verdicts are computed, and may not be yet.
  if (format === 'zip' || (format !== 'ooni' && (table === 'events' || table === 'verdicts'))) {
    const settings = await getSettings(store, now);
    await judgeDays(store, settings, now, {
      pause: wait,
      ...(progress && { progress: (done, all) => progress('judge', done, all) }),
    });
  }
  const span = await spanOf(store, choice);
  const all = ((span ? span.to - span.from : 0) / HOUR_MS) * (format === 'zip' ? TABLE_FORMATS.length : 1);
  let done = 0;
  const exportedAt = new Date(level === 'full' ? now : dayStart(now)).toISOString();
  const facts: TableFacts = { software: `tailback/${version}`, exportedAt };
  const source: Source = {
    ...{ store, choice, share: level === 'full' ? null : new Share(), now },
    oldest: await firstToGo(store, choice.from),
    pause: (hours) => {
      done += hours;
      progress?.('write', done, all);
      return wait();
    },
  };
  if (format === 'ooni') return yield* (await import('./ooni.ts')).ooniOf(samplesOf(source), facts);
  if (format !== 'zip') return yield* tableFile(table, format, source, facts);
  const [{ zipOf }, { jsonSchemaOf }] = await Promise.all([import('./zip.ts'), import('./json-schema.ts')]);
  const text = (name: string, content: string) => ({
    name,
    async *pieces() {
      yield content;
    },
  });
  const entries = [
    text('README.md', readmeOf(choice, facts)),
    { name: 'dictionary.csv', pieces: () => dictionaryOf(level) },
    ...TABLES.map((id) => text(`schema/${id}.schema.json`, `${JSON.stringify(jsonSchemaOf(id, level), null, 2)}\n`)),
    ...TABLES.flatMap((id) =>
      TABLE_FORMATS.map((as) => ({
        name: `${id}.${as}`,
        pieces: () => tableFile(id, as, source, facts),
        stored: as === 'parquet',
      })),
    ),
  ];
  return yield* zipOf(entries, dayStart(now));
}
