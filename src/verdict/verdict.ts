/** Verdict: what the samples mean, with its evidence. Recomputed, never stored as truth. */

import type { CrowdEvidence } from './with-crowd.ts';

export type State =
  | 'ok'
  | 'slow'
  | 'throttled'
  | 'blocked'
  | 'unreachable'
  | 'outage'
  | 'own-line'
  | 'domestic-only'
  | 'portal'
  | 'offline'
  | 'learning'
  | 'paused'
  | 'unknown';

export type Scope = 'you' | 'network' | 'country' | 'world' | 'unknown';

/** How it is done, where the evidence can carry a name (docs/methods/verdict.md); null where it cannot. */
export type Technique =
  | 'dns-removed'
  | 'dns-forged'
  | 'refused'
  | 'reset'
  | 'closed'
  | 'reset-or-closed'
  | 'silence'
  | 'policer'
  | 'freeze'
  | 'handshake-stall'
  | 'udp'
  | 'websocket-stall'
  | 'certificate'
  | 'block-page'
  | 'domestic-only';

export interface Evidence {
  /** What was looked at: requests, fresh connections among them, rounds. */
  rounds: number;
  requests: number;
  fresh: number;
  failures: number;
  failure?: string;
  controls: { total: number; ok: number; domesticOk?: number; foreignOk?: number };
  /** Goodput in bits per second: the service's and that of the controls' transfers beside them, medians. */
  goodputBps?: number;
  controlGoodputBps?: number;
  /** Body bytes at which transfers stopped, median. */
  stalledAtBytes?: number;
  /** Medians of ttfb or waiting, ms. */
  usualMs?: number;
  nowMs?: number;
  /** UTC ms since when. */
  since?: number;
  /** How others fare, where anybody was compared with. */
  crowd?: CrowdEvidence;
  /** Other numbers a rule rests on, by name. */
  [extra: string]: unknown;
}

export interface Verdict {
  /** Service id, or `line` for the own line. */
  service: string;
  state: State;
  scope: Scope;
  technique: Technique | null;
  /** What cannot be told apart from `technique`. */
  alternative: Technique | null;
  confidence: 'low' | 'medium' | 'high';
  /** A fixed word the wording table explains: why the confidence is what it is. */
  reason: string;
  /** Id of the rule that spoke, equal to its file name. */
  rule: string;
  evidence: Evidence;
  /** UTC ms of the newest sample it rests on, and by when it will be judged again (null: not planned); sooner in a burst. */
  at: number;
  nextAt: number | null;
}
