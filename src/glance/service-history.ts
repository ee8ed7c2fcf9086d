/**
 * What a row shows of one service beside its verdict: the last outcome, one value a round, the median of the last rounds.
 * The value of a round is its smallest time to first byte. Fresh and reused connections are never mixed in one line.
 */
import type { Sample } from '../sample.ts';
import { withoutBeside } from '../summary/beside-app.ts';
import { median } from '../summary/quantile.ts';

export interface RoundPoint {
  round: string;
  /** UTC ms of the round's first request. */
  at: number;
  /** Smallest time to first byte, ms; null: every request failed. */
  ms: number | null;
}

export interface ServiceHistory {
  /** The newest request that says something of the service; undefined where none was made. */
  last?: Sample;
  /** Whether the values are of fresh or reused connections: those of the newest round that has one. */
  connection: Sample['connection'];
  /** Oldest first. */
  points: readonly RoundPoint[];
  /** Median of the last rounds that answered, ms. */
  nowMs?: number;
}

/** Rounds that "now" is the median of: three survive one that went astray. */
const NOW_ROUNDS = 3;

const light = (s: Sample): boolean => s.kind === 'http' || s.kind === 'websocket';
const tells = (s: Sample): boolean => s.outcome !== 'aborted' && s.confounders.length === 0;
const timed = (s: Sample): boolean => s.kind === 'http' && s.outcome === 'ok' && s.timings.ttfbMs !== undefined;

/** A reused connection where the newest timed round has one: the usual case, and without the handshakes' spread. */
function connectionShown(samples: readonly Sample[]): Sample['connection'] {
  const newest = samples.findLast(timed);
  const inRound = samples.filter((s) => s.round === newest?.round && timed(s)).map((s) => s.connection);
  return (['reused', 'fresh', 'unknown'] as const).find((c) => inRound.includes(c)) ?? 'unknown';
}

function pointOf(round: string, samples: readonly Sample[], connection: Sample['connection']): RoundPoint | null {
  const at = Math.min(...samples.map((s) => s.at));
  const times = samples.filter((s) => timed(s) && s.connection === connection).flatMap((s) => s.timings.ttfbMs ?? []);
  if (times.length > 0) return { round, at, ms: Math.min(...times) };
  return samples.every((s) => s.outcome === 'failed') ? { round, at, ms: null } : null;
}

/** @param samples all samples of one service, any order */
export function serviceHistory(samples: readonly Sample[]): ServiceHistory {
  const ordered = withoutBeside(samples.filter(tells).toSorted((a, b) => a.at - b.at));
  const connection = connectionShown(ordered);
  const rounds = new Map<string, Sample[]>();
  for (const sample of ordered.filter(light)) {
    const list = rounds.get(sample.round);
    if (list) list.push(sample);
    else rounds.set(sample.round, [sample]);
  }
  const points = [...rounds].flatMap(([round, list]) => pointOf(round, list, connection) ?? []);
  const recent = points.flatMap((point) => point.ms ?? []).slice(-NOW_ROUNDS);
  const last = ordered.findLast(light);
  const nowMs = median(recent);
  return { connection, points, ...(last && { last }), ...(nowMs !== undefined && { nowMs }) };
}
