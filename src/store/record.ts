/** Builds the record of one target and round. Pure, so that append and import cannot differ in what they write. */
import type { Sample } from '../sample.ts';
import { hourOf } from './hour.ts';
import type { RoundRecord } from './schema.ts';

/** The record with these samples in it; ids that it has already are left as they are. */
export function withSamples(
  record: RoundRecord | undefined,
  added: readonly [Sample, ...Sample[]],
): { record: RoundRecord; fresh: Sample[] } {
  const known = new Set(record?.samples.map((sample) => sample.id));
  const fresh: Sample[] = [];
  for (const sample of added) {
    if (known.has(sample.id)) continue;
    known.add(sample.id);
    fresh.push(sample);
  }
  const samples = [...(record?.samples ?? []), ...fresh];
  return { fresh, record: { round: added[0].round, target: added[0].target, ...spanOf(samples), samples } };
}

function spanOf(samples: readonly Sample[]): { at: number; hours: number[] } {
  // The newest by the clock, not the last stored: a clock set back must not make old samples look older still.
  const at = samples.reduce((newest, sample) => Math.max(newest, sample.at), Number.NEGATIVE_INFINITY);
  const hours = [...new Set(samples.map((sample) => hourOf(sample.at)))].sort((a, b) => a - b);
  return { at, hours };
}

/** Oldest first; equal times by id, so that two readings of the same data give the same order. */
export function byTime(a: Sample, b: Sample): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
