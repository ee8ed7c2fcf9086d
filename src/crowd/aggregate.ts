/**
 * Aggregate: the part of a cell that adds up: histograms and counts, one entry for each tag and hour. Votes and the number of
 * networks do not add up, since the same network has another tag in the next hour: adding them would count it twice.
 */
import { type Histogram, mergeHistograms } from '../store/histogram.ts';

export interface Aggregate {
  /** Tags by their failure word. */
  failures: Readonly<Record<string, number>>;
  /** Tags by the bin of their middle time, by kind and connection: one voice each, however many requests stand behind it. */
  times: Readonly<Record<string, Histogram>>;
}

export const NOTHING: Aggregate = { failures: {}, times: {} };

export function addAggregates(a: Aggregate, b: Aggregate): Aggregate {
  const failures = { ...a.failures };
  for (const [word, count] of Object.entries(b.failures)) failures[word] = (failures[word] ?? 0) + count;
  const times = { ...a.times };
  for (const [slot, histogram] of Object.entries(b.times)) times[slot] = mergeHistograms(times[slot] ?? [], histogram);
  return { failures, times };
}
