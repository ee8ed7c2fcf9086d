/**
 * HistoryFacts: a target against its own usual on this network. The usual is the median of the last seven days before the
 * rounds under judgement; rounds in which the line was in trouble are left out (line-veto.ts).
 */
import type { KnownSamples } from '../summary/known-samples.ts';
import type { LatencySeries, TargetLatency } from '../summary/latency-series.ts';
import { median } from '../summary/quantile.ts';
import { type Alarm, eCusum, levelOf } from './ecusum.ts';
import { type LineExcess, lineExcess, lostRounds, vetoed } from './line-veto.ts';
import { THRESHOLDS } from './thresholds.ts';

export interface HistoryFacts {
  /** The network has no name: where STUN is silent all places without one share a usual. */
  placed?: false;
  /** Rounds the usual rests on. */
  rounds: number;
  usualMs: number;
  nowMs: number;
  /** The evidence has passed its threshold and the target has not been as usual for long enough since. */
  slow: boolean;
  /** UTC ms of the first slow round of the alarm. */
  since?: number;
}

/** A round against the usual: the request that was least late, each against what is usual for its own kind. */
export interface RoundExcess {
  round: string;
  at: number;
  /** ln above the usual. */
  value: number;
  /** Level of lateness of the least late kind of request (ecusum.ts). */
  level: number;
}

export interface Series {
  /** Rounds under judgement, in time order. */
  judged: readonly RoundExcess[];
  /** Of the kind of request made in most rounds: ln of ms, what counts as exceeding it, and the rounds it rests on. */
  usual: number;
  limit: number;
  rounds: number;
}

/** Rounds under judgement at most: half a day at 15 minutes. The rounds before them make the usual. */
const JUDGED = 48;

export interface Usual {
  /** ln of ms. */
  usual: number;
  /** What counts as exceeding, ln above the usual. */
  limit: number;
  /** Rounds it rests on. */
  rounds: number;
  /** Position of the first round under judgement. */
  judgedFrom: number;
}

/** Kinds of request (endpoint and connection age) that were made often enough, most rounds first. */
export function kindsOf(latency: TargetLatency | undefined, since: number): LatencySeries[] {
  return latency?.since(since, THRESHOLDS.baselineRounds.value) ?? [];
}

/** What is usual for one kind of request: from all its rounds but those under judgement. */
export function usualOf(series: LatencySeries, since: number): Usual {
  const { points, quantiles } = series;
  const from = series.from(since);
  const judgedFrom = from + Math.max(THRESHOLDS.baselineRounds.value, points.length - from - JUDGED);
  quantiles.move(points, from, judgedFrom);
  const usual = quantiles.quantile(0.5) ?? 0;
  const spread = quantiles.quantile(THRESHOLDS.usualQuantile.value) ?? usual;
  const noise = Math.log1p(THRESHOLDS.noiseMs.value / Math.exp(usual));
  // However uneven a line is: what is twice as late must count.
  const uneven = Math.min(spread - usual, Math.log(THRESHOLDS.mostTimes.value));
  const limit = Math.max(Math.log(THRESHOLDS.usualTimes.value), uneven, noise);
  return { usual, limit, rounds: judgedFrom - from, judgedFrom };
}

function seriesOfKind(series: LatencySeries, since: number): Series {
  const { usual, limit, rounds, judgedFrom } = usualOf(series, since);
  const judged = series.points.slice(judgedFrom).map(({ round, at, value }) => {
    const excess = value - usual;
    return { round, at, value: excess, level: levelOf(excess, limit) };
  });
  return { judged, usual, limit, rounds };
}

/** A target's rounds against its usual; undefined while no kind of request has been made often enough. */
export function seriesOf(latency: TargetLatency | undefined, since: number): Series | undefined {
  const [main, ...others] = kindsOf(latency, since).map((series) => seriesOfKind(series, since));
  if (!main || others.length === 0) return main;
  const rounds = new Map<string, RoundExcess>();
  for (const { judged } of [main, ...others]) {
    for (const point of judged) {
      const known = rounds.get(point.round);
      if (!known) rounds.set(point.round, point);
      else {
        known.level = Math.min(known.level, point.level);
        known.value = Math.min(known.value, point.value);
        known.at = Math.min(known.at, point.at);
      }
    }
  }
  const judged = [...rounds.values()].sort((a, b) => a.at - b.at).slice(-JUDGED);
  return { ...main, judged };
}

function factsOf(
  { rounds, usual }: Pick<Series, 'rounds' | 'usual'>,
  judged: readonly { value: number }[],
  alarm: Alarm,
): HistoryFacts {
  const last = median(judged.slice(-3).map((p) => p.value)) ?? 0;
  return {
    rounds,
    usualMs: Math.round(Math.exp(usual)),
    nowMs: Math.round(Math.exp(usual + last)),
    slow: alarm.slow,
    ...(alarm.since !== undefined && { since: alarm.since }),
  };
}

/** The line against its own usual: the controls together, by the least slow-down that is looked for. */
export function lineHistory(excess: LineExcess, controls: readonly Series[]): HistoryFacts | undefined {
  const judged = [...excess.values()].filter((r) => r.answered > 0).sort((a, b) => a.at - b.at);
  const usual = median(controls.map((s) => s.usual));
  if (judged.length === 0 || usual === undefined) return undefined;
  const limit = median(controls.map((s) => s.limit)) ?? 0;
  const alarm = eCusum(judged.map(({ at, value }) => ({ at, level: levelOf(value, limit) })));
  const rounds = Math.min(...controls.map((s) => s.rounds));
  return factsOf({ rounds, usual }, judged, alarm);
}

/** A service against its own usual; rounds in which the controls were slow too are left out: they speak of the line. */
export function serviceHistory(series: Series | undefined, excess: LineExcess): HistoryFacts | undefined {
  if (!series) return undefined;
  const heard = series.judged.filter((p) => !vetoed(excess.get(p.round)));
  // What it takes now is told whatever the line did: only the alarm leaves the line's rounds out.
  return factsOf(series, series.judged, eCusum(heard));
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
  const heard = controls.flatMap((id) => {
    const series = seriesOf(known.latency(id), since);
    return series ? { series, lost: lostRounds(known, id, series) } : [];
  });
  const excess = lineExcess(heard);
  const line = lineHistory(
    excess,
    heard.map(({ series }) => series),
  );
  const own = new Map<string, HistoryFacts>();
  for (const id of services) {
    const history = serviceHistory(seriesOf(known.latency(id), since), excess);
    if (history) own.set(id, known.network === 'unknown' ? { ...history, placed: false } : history);
  }
  return { ...(line && { line }), services: own };
}
