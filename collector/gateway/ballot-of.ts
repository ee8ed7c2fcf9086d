/** A report, opened and checked, down to what is kept of it. From here on its text exists nowhere. */
import { hash } from 'node:crypto';
import { voteOfRounds } from '../../src/crowd/vote.ts';
import type { Report, ReportFailure } from '../../src/report/report.ts';
import { type Ballot, FAILURES, type Network, type Slot, type Tag } from '../storage/ballot.ts';

/** Of the encapsulated key, which is drawn anew for each sealing: 128 bits of a hash, in hex. */
export function idOf(enc: Uint8Array): string {
  return hash('sha256', enc, 'hex').slice(0, 32);
}

/** The bin of the middle one of all times, of two the lower. */
function middleBin(times: Report['probes'][number]['times']): number | undefined {
  const half = times.reduce((sum, [, count]) => sum + count, 0) / 2;
  let seen = 0;
  for (const [bin, count] of times) {
    seen += count;
    if (seen >= half) return bin;
  }
  return undefined;
}

function mostFrequent(failures: Report['failures']): ReportFailure | null {
  const count = (word: ReportFailure): number => failures[word] ?? 0;
  const [first] = FAILURES.filter((word) => count(word) > 0).sort((a, b) => count(b) - count(a));
  return first ?? null;
}

export function ballotOf(report: Report, id: string, hour: number, network: Network, tag: Tag | null): Ballot {
  const bins: Ballot['bins'] = {};
  for (const { kind, connection, times } of report.probes) {
    const bin = middleBin(times);
    const slot: Slot = `${kind} ${connection}`;
    if (bin !== undefined) bins[slot] = bin;
  }
  return {
    id,
    hour,
    country: network.country,
    asn: network.asn,
    service: report.service,
    tag,
    vote: voteOfRounds(report.rounds),
    rules: report.rules,
    failure: mostFrequent(report.failures),
    bins,
  };
}
