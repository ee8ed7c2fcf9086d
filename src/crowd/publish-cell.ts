/**
 * publishCell: what may be known of a cell: nothing below k networks, else rounded counts, a label, a grade and middle times.
 * The exact counts and the evidence stay with the collector.
 */
import { binStart, countOf, type Histogram, quantileOf } from '../store/histogram.ts';
import type { Aggregate } from './aggregate.ts';
import type { Place } from './cell.ts';
import type { Grade } from './grade.ts';
import type { Label } from './label.ts';
import { roundedFor } from './rounding.ts';
import type { BadVote } from './vote.ts';

export interface PublishedCell extends Place {
  /** Start of its window, UTC ms, and its length in hours: 1, 6 or 24. */
  start: number;
  hours: number;
  /** Networks (prefixes) that voted, and those of them that had trouble; multiples of five. */
  networks: number;
  bad: number;
  label: Label;
  /** What most of those with trouble have; null where none have, or too few to say. */
  trouble: BadVote | null;
  grade: Grade;
  /** The failure word that most have, where that rounds to five or more. */
  failure: string | null;
  times: readonly PublishedTime[];
}

export interface PublishedTime {
  /** Kind and connection, as "http fresh". */
  kind: string;
  networks: number;
  /** Of the networks' middle times, ms; p90 from 2 k on, since of ten it would be one network's. */
  p50: number;
  p90: number | null;
  /** Networks, once for each hour of the window, by octave of their middle time: [from ms, count], rounded; 0 is left out. */
  octaves: readonly (readonly [fromMs: number, networks: number])[];
}

/** What publishing needs of a cell or of the window that it speaks for. */
export interface Publishable extends Place {
  start: number;
  hours: number;
  /** Exact, of the fullest hour of the window. */
  total: number;
  bad: number;
  label: Label;
  worst: BadVote | undefined;
  grade: Grade;
  /** Of the fullest hour, which alone tells how many networks there are; and of all hours of the window. */
  fullest: Aggregate;
  sums: Aggregate;
}

export const cellName = ({ start, hours, country, asn, service }: Place & { start: number; hours: number }): string =>
  `${start} ${hours} ${country} ${asn} ${service}`;

export function publishCell(cell: Publishable, k: number): PublishedCell | undefined {
  if (cell.total < k || cell.country === 'ZZ') return undefined;
  const rounded = roundedFor(cellName(cell));
  const { start, hours, country, asn, service, label, grade } = cell;
  const bad = rounded(cell.bad);
  return {
    start,
    hours,
    country,
    asn,
    service,
    networks: rounded(cell.total),
    bad,
    label,
    trouble: bad > 0 ? (cell.worst ?? null) : null,
    grade,
    failure: bad > 0 ? mostFailing(cell.fullest, rounded) : null,
    times: Object.entries(cell.sums.times)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([kind, histogram]) => {
        const count = countOf(cell.fullest.times[kind] ?? []);
        return count < k ? [] : publishTime(kind, histogram, count, count >= 2 * k, rounded);
      }),
  };
}

/** Words with the same rounded count are told by their spelling, not by the count that was rounded away. */
function mostFailing({ failures }: Aggregate, rounded: (count: number) => number): string | null {
  const words = Object.entries(failures).map(([word, count]) => ({ word, count: rounded(count) }));
  words.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
  const [first] = words;
  return first && first.count > 0 ? first.word : null;
}

function publishTime(
  kind: string,
  histogram: Histogram,
  count: number,
  many: boolean,
  rounded: (count: number) => number,
): PublishedTime[] {
  const [p50, p90] = [quantileOf(histogram, 0.5), quantileOf(histogram, 0.9)];
  if (p50 === undefined || p90 === undefined) return [];
  const octaves = new Map<number, number>();
  for (const [bin, tags] of histogram) {
    const from = Math.round(binStart(8 * Math.floor(bin / 8)));
    octaves.set(from, (octaves.get(from) ?? 0) + tags);
  }
  return [
    {
      kind,
      networks: rounded(count),
      p50: Math.round(p50),
      p90: many ? Math.round(p90) : null,
      octaves: [...octaves].map(([from, tags]) => [from, rounded(tags)] as const).filter(([, tags]) => tags > 0),
    },
  ];
}
