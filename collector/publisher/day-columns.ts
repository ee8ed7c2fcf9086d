/**
 * Columns of the daily files, each once: name, type, meaning, and how it is read from a published cell. CSV, Parquet, the
 * JSON Schema and the answers of /v1/cells follow from this list.
 */
import type { PublishedCell, PublishedTime } from '../../src/crowd/publish-cell.ts';

/** `wide`: AS numbers have 32 bits without a sign, for which Parquet's usual 32 are one too few. */
export type ColumnType = 'string' | 'integer' | 'wide' | 'time';
export type Value = string | number | null;

export interface Column {
  name: string;
  type: ColumnType;
  means: string;
  of(row: DayRow): Value;
}

/** One line: the votes of a cell, or the times of one kind in it. */
export interface DayRow {
  cell: PublishedCell;
  time: PublishedTime | null;
}

/** As the column `start` says it. */
export const isoHour = (ms: number): string => `${new Date(ms).toISOString().slice(0, 13)}:00Z`;

export const COLUMNS: readonly Column[] = [
  {
    name: 'start',
    type: 'time',
    means: 'UTC hour in which the window begins',
    of: ({ cell }) => isoHour(cell.start),
  },
  {
    name: 'hours',
    type: 'integer',
    means: 'length of the window: 1, 6 or 24; votes are those of its fullest hour',
    of: ({ cell }) => cell.hours,
  },
  { name: 'country', type: 'string', means: 'ISO 3166 alpha-2', of: ({ cell }) => cell.country },
  {
    name: 'asn',
    type: 'wide',
    means: 'provider by its AS number; 0: all of the country that are too small to be named',
    of: ({ cell }) => cell.asn,
  },
  { name: 'service', type: 'string', means: 'id of the service', of: ({ cell }) => cell.service },
  {
    name: 'kind',
    type: 'string',
    means: '"rounds": votes on whether it worked; else kind and connection of the requests whose times the line has',
    of: ({ time }) => time?.kind ?? 'rounds',
  },
  {
    name: 'networks',
    type: 'integer',
    means: 'network parts (/24, /40) that took part, a multiple of 5',
    of: ({ cell, time }) => time?.networks ?? cell.networks,
  },
  {
    name: 'bad',
    type: 'integer',
    means: 'of "rounds": those with trouble, a multiple of 5',
    of: ({ cell, time }) => (time ? null : cell.bad),
  },
  {
    name: 'label',
    type: 'string',
    means: 'of "rounds": most, part, few or unclear (docs/methods/crowd.md)',
    of: ({ cell, time }) => (time ? null : cell.label),
  },
  {
    name: 'trouble',
    type: 'string',
    means: 'of "rounds": slow, throttled or failed: what most of those with trouble have',
    of: ({ cell, time }) => (time ? null : cell.trouble),
  },
  {
    name: 'grade',
    type: 'string',
    means: 'of "rounds": A, B or C: how far it can be trusted, not how bad it is',
    of: ({ cell, time }) => (time ? null : cell.grade),
  },
  {
    name: 'failure',
    type: 'string',
    means: 'of "rounds": the most frequent reason of failures (docs/methods/failures.md)',
    of: ({ cell, time }) => (time ? null : cell.failure),
  },
  {
    name: 'p50_ms',
    type: 'integer',
    means:
      'of times: the middle one of the networks’ middle times: to the first byte (http), to the open socket (websocket), to the answer (stun, dns), or what 64 KB take at the rate (transfer)',
    of: ({ time }) => time?.p50 ?? null,
  },
  {
    name: 'p90_ms',
    type: 'integer',
    means: 'of times: nine of ten networks are not above it',
    of: ({ time }) => time?.p90 ?? null,
  },
  {
    name: 'histogram',
    type: 'string',
    means:
      'of times: networks by octave, "from_ms:count" with spaces between; counts are multiples of 5 and add up over hours',
    of: ({ time }) => time?.octaves.map(([from, count]) => `${from}:${count}`).join(' ') ?? null,
  },
];

/** One line: a value for each of COLUMNS. */
export type Line = readonly Value[];

/** In the order of place, window and kind. */
export const linesOf = (cells: readonly PublishedCell[]): Line[] =>
  dayRows(cells).map((row) => COLUMNS.map((column) => column.of(row)));

function dayRows(cells: readonly PublishedCell[]): DayRow[] {
  const text = ({ country, asn, service, start }: PublishedCell): string =>
    `${country} ${String(asn).padStart(10, '0')} ${service} ${start}`;
  const sorted = [...cells].sort((a, b) => (text(a) < text(b) ? -1 : 1));
  return sorted.flatMap((cell) => [{ cell, time: null }, ...cell.times.map((time) => ({ cell, time }))]);
}
