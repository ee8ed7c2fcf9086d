/**
 * Ballot: what is kept of one report. The relay said where it came from, the report what it saw; of its text only this
 * much reaches a disk, so that a seized one tells little. `tag` is the one field that can tell two ballots of one network
 * prefix together; it is deleted when the hour is published, and null from the start for what came too late.
 */
import type { ProbeKind } from '../../src/probe-kind.ts';
import { type ReportFailure, reportFailureSchema } from '../../src/report/report.ts';

/**
 * What a device judged of one service in one hour, from good to bad, then the two that say nothing of the service. The
 * order is stored (as an index) and decides the middle one of a tag's ballots: append, never reorder.
 */
export const VOTES = ['ok', 'slow', 'throttled', 'failed', 'line-bad', 'learning'] as const;
export type Vote = (typeof VOTES)[number];

/**
 * Kinds of times, by kind and connection, since times of fresh and reused connections are never mixed. Stored
 * by their place in this list: append, never reorder.
 */
export const SLOTS = (['http', 'transfer', 'websocket', 'stun', 'dns'] as const satisfies readonly ProbeKind[]).flatMap(
  (kind) => (['fresh', 'reused', 'unknown'] as const).map((connection) => `${kind} ${connection}` as const),
);
export type Slot = (typeof SLOTS)[number];

/** Words of failures, as reports may hold them. Stored as an index: append, never reorder. */
export const FAILURES = reportFailureSchema.options;

export interface Network {
  /** ISO 3166, two capitals; ZZ where the relay's database does not know. */
  country: string;
  /** 0 where unknown. */
  asn: number;
}

export interface Tag {
  /** The relay's run that made it: after a restart the same prefix gets another tag, so tags of two epochs never add up. 8 bytes, hex. */
  epoch: string;
  /** HMAC of the prefix under the hour's key; 8 bytes, hex. */
  value: string;
}

export interface Ballot extends Network {
  /** 16 bytes of the hash of the sealed report's `enc`, hex: what a replay is known by. */
  id: string;
  /** Measured hour: whole hours since 1970, UTC. */
  hour: number;
  service: string;
  /** Null: came after its hour's cell was closed. It counts in `late` alone. */
  tag: Tag | null;
  vote: Vote;
  /** Rules version of the report: a release of ours that judges wrongly is known by being alone with its opinion. */
  rules: number;
  /** The report's most frequent failure word, where it had one. */
  failure: ReportFailure | null;
  /** Bin (src/store/histogram.ts) of the report's middle time for each kind and connection it measured; see src/report. */
  bins: Partial<Record<Slot, number>>;
}
