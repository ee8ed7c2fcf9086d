/** TargetFacts: everything the rules ask about one service or control, counted once. Numbers only, no opinion. */
import type { Sample } from '../sample.ts';
import { type Attempt, attemptOf } from './attempt.ts';
import { withoutBeside } from './beside-app.ts';
import { type LikeRun, likeRun } from './like-run.ts';
import { type PhaseFacts, phaseFacts } from './phases.ts';
import { type TransferFact, transferFact } from './timeline.ts';
import type { TransferSeries } from './transfer-series.ts';
import { firstAt, type LeftOut, leftOutBecause } from './usable.ts';
import { lastRounds, type Windows } from './window.ts';

/** Requests by kind, connection and end: `http/fresh/ok`, `http/reused/connection_reset`. Fresh and reused never mix. */
export type Counts = Readonly<Record<string, number>>;

export interface TargetFacts {
  target: string;
  /** Time of the newest sample, evidence or not; undefined where none exists. */
  newestAt?: number;
  /** Distinct rounds, requests, and fresh connections among them, evidence only. */
  rounds: number;
  requests: number;
  fresh: number;
  failures: number;
  counts: Counts;
  leftOut: LeftOut;
  /** HTTP and WebSocket requests in time order. */
  attempts: readonly Attempt[];
  /** The same without parts asked beside the app: what speaks for the service as a whole. */
  whole: readonly Attempt[];
  /** The failures at the end of `whole`, where the last request failed. */
  run?: LikeRun;
  websockets: readonly Attempt[];
  transfers: readonly TransferFact[];
  /** Those of the days before them, on this network. */
  earlier: readonly TransferFact[];
  phases: PhaseFacts;
  stun: { asked: number; answered: number };
  /** Portal checks and whether they met a portal; they are no other evidence. */
  portal: { asked: number; met: number };
}

function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function portalFacts(samples: readonly Sample[]): TargetFacts['portal'] {
  const checks = samples.filter((s) => s.role === 'portal' && s.outcome !== 'aborted');
  const latest = checks.at(-1);
  const met = checks.filter((s) => s.failure === 'http_unexpected_redirect' || s.confounders.includes('portal'));
  // A portal that has let the person through since is no portal now.
  return { asked: checks.length, met: latest && met.includes(latest) ? met.length : 0 };
}

/** Facts of one target from its samples in time order, none newer than `now`. */
export function targetFacts(
  target: string,
  samples: readonly Sample[],
  now: number,
  windows: Windows,
  series?: TransferSeries,
): TargetFacts {
  const recent = lastRounds(samples, now - windows.freshForMs, windows.rounds);
  const left = recent.flatMap((s) => leftOutBecause(s) ?? []);
  const usable = recent.filter((s) => leftOutBecause(s) === undefined && s.role !== 'portal');
  const attempts = usable.flatMap((s) => attemptOf(s) ?? []);
  const whole = withoutBeside(attempts);
  const old = samples.slice(firstAt(samples, now - windows.transfersForMs)).filter((s) => s.kind === 'transfer');
  const transfers = old.filter((s) => leftOutBecause(s) === undefined).slice(-windows.transfers);
  const since = transfers[0]?.at ?? now;
  const stun = usable.filter((s) => s.kind === 'stun');
  const newest = samples.at(-1);
  const run = likeRun(whole);
  return {
    target,
    ...(newest && { newestAt: newest.at }),
    rounds: new Set(usable.map((s) => s.round)).size,
    requests: usable.length,
    fresh: usable.filter((s) => s.connection === 'fresh').length,
    failures: usable.filter((s) => s.outcome === 'failed').length,
    counts: tally(usable.map((s) => `${s.kind}/${s.connection}/${s.failure ?? 'ok'}`)),
    leftOut: tally(left),
    ...{ attempts, whole },
    ...(run && { run }),
    websockets: attempts.filter((a) => a.kind === 'websocket'),
    transfers: transfers.flatMap((s) => transferFact(s) ?? []).filter((t) => t.end !== 'short'),
    earlier: series?.between(now - windows.baselineMs, since) ?? [],
    phases: phaseFacts(withoutBeside(usable)),
    stun: { asked: stun.length, answered: stun.filter((s) => s.outcome === 'ok').length },
    portal: portalFacts(recent),
  };
}
