/**
 * Window: several hours of one place as one published cell. Its votes and its number of networks are those of its fullest
 * hour: a network counts once, however many of the hours it took part in. Histograms are the sum of all hours.
 */
import { type Aggregate, addAggregates } from './aggregate.ts';
import type { Place } from './cell.ts';
import type { Grade } from './grade.ts';
import type { Label } from './label.ts';
import type { Publishable } from './publish-cell.ts';
import type { BadVote } from './vote.ts';

/** One hour of a place as it is kept without tags until its window ends. */
export interface KeptHour extends Place {
  hour: number;
  total: number;
  bad: number;
  label: Label;
  worst: BadVote | undefined;
  grade: Grade;
  sums: Aggregate;
}

/** @param hours of one place and window; undefined: there are none */
export function windowOf(hours: readonly KeptHour[], start: number, length: number): Publishable | undefined {
  const [first, ...more] = hours;
  if (!first) return undefined;
  const fullest = more.reduce((best, hour) => (hour.total > best.total ? hour : best), first);
  const { country, asn, service, total, bad, label, worst, grade } = fullest;
  const sums = more.reduce((sum, hour) => addAggregates(sum, hour.sums), first.sums);
  return { start, hours: length, country, asn, service, total, bad, label, worst, grade, fullest: fullest.sums, sums };
}
