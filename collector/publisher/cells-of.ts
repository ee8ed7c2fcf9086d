/** Votes as storage counts them -> cells as src/crowd knows them. Hours become milliseconds here and nowhere else. */
import type { Aggregate } from '../../src/crowd/aggregate.ts';
import type { Cell } from '../../src/crowd/cell.ts';
import { tallyOf } from '../../src/crowd/vote.ts';
import type { Histogram } from '../../src/store/histogram.ts';
import type { CellVotes } from '../storage/storage.ts';

export const HOUR_MS = 3_600_000;

export function cellOf(hour: number, votes: CellVotes): Cell {
  const { country, asn, service } = votes;
  const times: Record<string, Histogram> = {};
  for (const [slot, bins] of Object.entries(votes.bins)) if (bins) times[slot] = bins;
  const sums: Aggregate = { failures: votes.failures, times };
  const versions = Object.entries(votes.versions).map(([version, tags]) => ({
    version: Number(version),
    tags: tallyOf(tags),
  }));
  return { hour: hour * HOUR_MS, country, asn, service, tags: tallyOf(votes.votes), versions, sums };
}
