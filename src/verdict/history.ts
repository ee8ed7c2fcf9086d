/**
 * HistoryFacts: a target against its own usual on this network. The usual is the median of the last seven days before the
 * rounds under judgement; the controls' rounds are a veto for the service's, never subtracted (detection by veto: adding
 * the noise of independent sites to a service's own makes false alarms, it does not remove them).
 */
import type { Sample } from '../sample.ts';
import { type LatencyPoint, latencySeries } from '../summary/latency-series.ts';
import { median, quantile } from '../summary/quantile.ts';
import { type Alarm, eCusum } from './ecusum.ts';
import { THRESHOLDS } from './thresholds.ts';

export interface HistoryFacts {
  /** Rounds the usual rests on. */
  rounds: number;
  usualMs: number;
  nowMs: number;
  /** The evidence has passed its threshold and the target has not been as usual for long enough since. */
  slow: boolean;
  /** UTC ms of the first slow round of the alarm. */
  since?: number;
}

export interface Series {
  /** Rounds under judgement: excess over the usual, in ln. */
  judged: readonly LatencyPoint[];
  usual: number;
  /** What counts as exceeding, ln above the usual. */
  limit: number;
  rounds: number;
}

/** Rounds under judgement at most: half a day at 15 minutes. The rounds before them make the usual. */
const JUDGED = 48;

/** A target's rounds against its usual; undefined while there are too few. Samples are of one target and one network. */
export function seriesOf(samples: readonly Sample[], since: number): Series | undefined {
  const points = latencySeries(samples, since);
  const judged = points.slice(Math.max(THRESHOLDS.baselineRounds.value, points.length - JUDGED));
  const before = points.slice(0, points.length - judged.length).map((p) => p.value);
  const usual = median(before);
  if (usual === undefined || before.length < THRESHOLDS.baselineRounds.value || judged.length === 0) return undefined;
  const spread = quantile(before, THRESHOLDS.usualQuantile.value) ?? usual;
  const noise = Math.log((Math.exp(usual) + THRESHOLDS.noiseMs.value) / Math.exp(usual));
  const limit = Math.max(Math.log(THRESHOLDS.usualTimes.value), spread - usual, noise);
  return { judged: judged.map((p) => ({ ...p, value: p.value - usual })), usual, limit, rounds: before.length };
}

function factsOf(series: Series, alarm: Alarm): HistoryFacts {
  const last = median(series.judged.slice(-3).map((p) => p.value)) ?? 0;
  return {
    rounds: series.rounds,
    usualMs: Math.round(Math.exp(series.usual)),
    nowMs: Math.round(Math.exp(series.usual + last)),
    slow: alarm.slow,
    ...(alarm.since !== undefined && { since: alarm.since }),
  };
}

/** The controls' excess per round: the median over those that have a usual of their own. */
export type LineExcess = ReadonlyMap<string, LatencyPoint>;

export function lineExcess(controls: readonly Series[]): LineExcess {
  const rounds = new Map<string, LatencyPoint[]>();
  for (const point of controls.flatMap((c) => c.judged)) {
    rounds.set(point.round, [...(rounds.get(point.round) ?? []), point]);
  }
  const middle = new Map<string, LatencyPoint>();
  for (const [round, points] of rounds) {
    const value = median(points.map((p) => p.value));
    const at = points[0]?.at;
    if (value !== undefined && at !== undefined) middle.set(round, { round, at, value });
  }
  return middle;
}

/** The line against its own usual: the controls together, by the least slow-down that is looked for. */
export function lineHistory(excess: LineExcess, controls: readonly Series[]): HistoryFacts | undefined {
  const judged = [...excess.values()].toSorted((a, b) => a.at - b.at);
  const usual = median(controls.map((s) => s.usual));
  if (judged.length === 0 || usual === undefined) return undefined;
  const limit = median(controls.map((s) => s.limit)) ?? 0;
  const alarm = eCusum(judged.map(({ at, value }) => ({ at, exceeds: value > limit })));
  return factsOf({ judged, usual, limit, rounds: Math.min(...controls.map((s) => s.rounds)) }, alarm);
}

/** A service against its own usual; rounds in which the controls were slow too are left out: they speak of the line. */
export function serviceHistory(series: Series | undefined, excess: LineExcess): HistoryFacts | undefined {
  if (!series) return undefined;
  const veto = Math.log(THRESHOLDS.controlTimes.value);
  const judged = series.judged.filter((p) => (excess.get(p.round)?.value ?? 0) <= veto);
  const alarm = eCusum(judged.map(({ at, value }) => ({ at, exceeds: value > series.limit })));
  return factsOf({ ...series, judged: judged.length > 0 ? judged : series.judged }, alarm);
}
