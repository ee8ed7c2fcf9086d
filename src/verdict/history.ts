/**
 * HistoryFacts: a target against its own usual on this network. The usual is the median of the last seven days before the
 * rounds under judgement; the controls' rounds are a veto for the service's, never subtracted (detection by veto: adding
 * the noise of independent sites to a service's own makes false alarms, it does not remove them).
 */
import type { KnownSamples } from '../summary/known-samples.ts';
import type { LatencyPoint, TargetLatency } from '../summary/latency-series.ts';
import { median } from '../summary/quantile.ts';
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
  /** Rounds under judgement, in time order, ln of ms. */
  judged: readonly LatencyPoint[];
  usual: number;
  /** What counts as exceeding, ln above the usual. */
  limit: number;
  rounds: number;
}

/** Rounds under judgement at most: half a day at 15 minutes. The rounds before them make the usual. */
const JUDGED = 48;

/** A target's rounds against its usual; undefined while there are too few. */
export function seriesOf(latency: TargetLatency | undefined, since: number): Series | undefined {
  const series = latency?.longest(since);
  if (!series) return undefined;
  const { points, quantiles } = series;
  const from = series.from(since);
  const judgedFrom = from + Math.max(THRESHOLDS.baselineRounds.value, points.length - from - JUDGED);
  if (judgedFrom >= points.length) return undefined;
  quantiles.move(points, from, judgedFrom);
  const usual = quantiles.quantile(0.5) ?? 0;
  const spread = quantiles.quantile(THRESHOLDS.usualQuantile.value) ?? usual;
  const noise = Math.log1p(THRESHOLDS.noiseMs.value / Math.exp(usual));
  const limit = Math.max(Math.log(THRESHOLDS.usualTimes.value), spread - usual, noise);
  return { judged: points.slice(judgedFrom), usual, limit, rounds: judgedFrom - from };
}

/** @param excess of the rounds judged, ln above the usual */
function factsOf(rounds: number, usual: number, excess: readonly number[], alarm: Alarm): HistoryFacts {
  const last = median(excess.slice(-3)) ?? 0;
  return {
    rounds,
    usualMs: Math.round(Math.exp(usual)),
    nowMs: Math.round(Math.exp(usual + last)),
    slow: alarm.slow,
    ...(alarm.since !== undefined && { since: alarm.since }),
  };
}

/** The controls' excess per round: the median over those that have a usual of their own. */
export type LineExcess = ReadonlyMap<string, LatencyPoint>;

export function lineExcess(controls: readonly Series[]): LineExcess {
  const rounds = new Map<string, { at: number; values: number[] }>();
  for (const { judged, usual } of controls) {
    for (const { round, at, value } of judged) {
      const met = rounds.get(round);
      if (met) met.values.push(value - usual);
      else rounds.set(round, { at, values: [value - usual] });
    }
  }
  const middle = new Map<string, LatencyPoint>();
  for (const [round, { at, values }] of rounds) middle.set(round, { round, at, value: median(values) ?? 0 });
  return middle;
}

/** The line against its own usual: the controls together, by the least slow-down that is looked for. */
export function lineHistory(excess: LineExcess, controls: readonly Series[]): HistoryFacts | undefined {
  const judged = [...excess.values()].sort((a, b) => a.at - b.at);
  const usual = median(controls.map((s) => s.usual));
  if (judged.length === 0 || usual === undefined) return undefined;
  const limit = median(controls.map((s) => s.limit)) ?? 0;
  const alarm = eCusum(judged.map(({ at, value }) => ({ at, exceeds: value > limit })));
  const rounds = Math.min(...controls.map((s) => s.rounds));
  return factsOf(
    rounds,
    usual,
    judged.map((p) => p.value),
    alarm,
  );
}

/** A service against its own usual; rounds in which the controls were slow too are left out: they speak of the line. */
export function serviceHistory(series: Series | undefined, excess: LineExcess): HistoryFacts | undefined {
  if (!series) return undefined;
  const veto = Math.log(THRESHOLDS.controlTimes.value);
  const heard = series.judged.filter((p) => (excess.get(p.round)?.value ?? 0) <= veto);
  const alarm = eCusum(heard.map(({ at, value }) => ({ at, exceeds: value - series.usual > series.limit })));
  const shown = heard.length > 0 ? heard : series.judged;
  return factsOf(
    series.rounds,
    series.usual,
    shown.map((p) => p.value - series.usual),
    alarm,
  );
}

export interface Histories {
  line?: HistoryFacts;
  /** By service id. */
  services: ReadonlyMap<string, HistoryFacts>;
}

/** All of them at once: the services' rest on the controls'. */
export function histories(
  known: KnownSamples,
  services: readonly string[],
  controls: readonly string[],
  now: number,
): Histories {
  const since = now - THRESHOLDS.baselineMs.value;
  const controlSeries = controls.flatMap((id) => seriesOf(known.latency(id), since) ?? []);
  const excess = lineExcess(controlSeries);
  const line = lineHistory(excess, controlSeries);
  const own = new Map<string, HistoryFacts>();
  for (const id of services) {
    const history = serviceHistory(seriesOf(known.latency(id), since), excess);
    if (history) own.set(id, history);
  }
  return { ...(line && { line }), services: own };
}
