/**
 * The gateway's whole way with one report: open, check, compare the hour, store, answer. The answer goes back only when the
 * ballot is durable. Nothing here knows an address, and nothing of a report is logged.
 */
import { type Answer, type Refusal, statusOf } from '../../src/report/answer.ts';
import { encodeResponse } from '../../src/report/bhttp.ts';
import { padResponse } from '../../src/report/padding.ts';
import { INNER_TYPE } from '../../src/report/wire.ts';
import type { Ballot, Network, Tag } from '../storage/ballot.ts';
import { type Fate, StorageError } from '../storage/storage.ts';
import { ballotOf, idOf } from './ballot-of.ts';
import { checkReport } from './check-report.ts';
import { HOUR_MS, standingOf, startOfHour } from './hours.ts';
import type { OpenResult } from './oblivious.ts';

/** A sealed report with what the relay says of it. */
export interface Envelope {
  body: Uint8Array;
  /** As it stood outside the seal. */
  hour: string;
  network: Network;
  tag: Tag | null;
}

export type Outcome =
  /** `answer` is for counting; clients see the sealed bytes. */
  | { kind: 'sealed'; answer: Answer; body: Uint8Array }
  | { kind: 'malformed' }
  | { kind: 'unknown-key' }
  /** Not stored; nothing was acknowledged. */
  | { kind: 'unavailable'; reason: 'full' | 'busy' };

export interface Deps {
  open(body: Uint8Array): OpenResult;
  /** Resolves when durable. */
  store(ballot: Ballot): Promise<Fate>;
  now(): number;
  services: ReadonlySet<string>;
}

const ANSWER_OF: Readonly<Record<Fate, Answer>> = {
  stored: { answer: 'counted' },
  late: { answer: 'history' },
  known: { answer: 'known' },
  surplus: { answer: 'refused', reason: 'enough' },
};

const refused = (reason: Refusal): Answer => ({ answer: 'refused', reason });

async function answerTo(deps: Deps, envelope: Envelope, message: Uint8Array, enc: Uint8Array): Promise<Answer> {
  const report = checkReport(message);
  if ('reason' in report) return { answer: 'refused', ...report };
  if (report.hour !== envelope.hour) return refused('hour-mismatch');
  const start = startOfHour(report.hour);
  if (start === undefined) return { answer: 'refused', reason: 'shape', problem: 'hour: there is no such hour' };
  const standing = standingOf(start, deps.now());
  if (standing === 'future') return refused('hour-future');
  if (standing === 'old') return refused('hour-old');
  if (!deps.services.has(report.service)) return refused('service');
  const tag = standing === 'open' ? envelope.tag : null;
  const fate = await deps.store(ballotOf(report, idOf(enc), start / HOUR_MS, envelope.network, tag));
  return ANSWER_OF[fate];
}

/** What the fates come to, as bytes, made once: a gateway says hardly anything else. */
const usual = new Map<Answer, Uint8Array>(Object.values(ANSWER_OF).map((answer) => [answer, sealable(answer)]));

function sealable(answer: Answer): Uint8Array {
  const content = new TextEncoder().encode(JSON.stringify(answer));
  const headers = [['content-type', INNER_TYPE]] as const;
  return padResponse(encodeResponse({ status: statusOf(answer), headers, content }));
}

export async function accept(deps: Deps, envelope: Envelope): Promise<Outcome> {
  const request = deps.open(envelope.body);
  if (typeof request === 'string') return { kind: request };
  try {
    const answer = await answerTo(deps, envelope, request.message, request.enc);
    return { kind: 'sealed', answer, body: request.seal(usual.get(answer) ?? sealable(answer)) };
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    return { kind: 'unavailable', reason: error.problem === 'full' ? 'full' : 'busy' };
  }
}
