/**
 * A target's latency over its rounds, in natural logarithms: the minimum time to first byte of each round, for each endpoint
 * and connection age. Fresh and reused differ by several round trips: each has a series of its own and is never mixed.
 */
import type { Sample } from '../sample.ts';
import { SlidingQuantiles } from './sliding-quantiles.ts';
import { firstAt, leftOutBecause } from './usable.ts';

export interface LatencyPoint {
  round: string;
  at: number;
  /** ln of milliseconds. */
  value: number;
}

/** Below this a time is timer noise, ms (Firefox rounds to 1 ms); it also keeps the logarithm finite. */
const LEAST_MS = 1;

/** Time to the first byte of an answer, or to that of a WebSocket's handshake, ms. */
function answeredAfter({ kind, outcome, failure, timings }: Sample): number | undefined {
  if (kind === 'http') return outcome === 'ok' ? timings.ttfbMs : undefined;
  if (kind !== 'websocket') return undefined;
  // A refused upgrade is an answer; the browser shows its end alone.
  return outcome === 'ok' ? timings.ttfbMs : failure === 'websocket_rejected' ? timings.totalMs : undefined;
}

/** One endpoint and connection age: a point a round, in time order, and the order statistics of a part of them. */
export class LatencySeries {
  readonly points: LatencyPoint[] = [];
  readonly quantiles = new SlidingQuantiles();
  /** Position by round: a round's samples may come in several turns. */
  readonly #rounds = new Map<string, number>();
  #dropped = 0;

  add(round: string, at: number, value: number): void {
    const index = (this.#rounds.get(round) ?? Number.POSITIVE_INFINITY) - this.#dropped;
    const point = this.points[index];
    if (!point) {
      this.#rounds.set(round, this.points.length + this.#dropped);
      this.points.push({ round, at, value });
    } else if (value < point.value) {
      point.value = value;
      if (this.quantiles.covers(index)) this.quantiles.reset();
    }
  }

  /** Index of the first point at or after `since`. */
  from(since: number): number {
    return firstAt(this.points, since);
  }

  /** Forgets points before `since`, now and then: callers do so to keep memory bounded. */
  forget(since: number): void {
    const old = this.from(since);
    if (old < this.points.length / 2) return;
    for (const { round } of this.points.splice(0, old)) this.#rounds.delete(round);
    this.#dropped += old;
    this.quantiles.reset();
  }
}

/** The series of one target on one network, by endpoint and connection age. */
export class TargetLatency {
  readonly #series = new Map<string, LatencySeries>();

  /** Takes what was answered; everything else says nothing of latency. Samples come in time order. */
  add(sample: Sample): void {
    const ms = answeredAfter(sample);
    if (ms === undefined || sample.role === 'portal' || leftOutBecause(sample) !== undefined) return;
    const key = `${sample.endpoint}/${sample.connection}`;
    const series = this.#series.get(key) ?? new LatencySeries();
    this.#series.set(key, series);
    series.add(sample.round, sample.at, Math.log(Math.max(LEAST_MS, ms)));
  }

  /** Series with more than `least` rounds since then, most rounds first; ties go by name, so that order never matters. */
  since(since: number, least: number): LatencySeries[] {
    const all: { key: string; series: LatencySeries; rounds: number }[] = [];
    for (const [key, series] of this.#series) {
      const rounds = series.points.length - series.from(since);
      if (rounds > least) all.push({ key, series, rounds });
    }
    return all.sort((a, b) => b.rounds - a.rounds || (a.key < b.key ? -1 : 1)).map((entry) => entry.series);
  }

  forget(since: number): void {
    for (const [key, series] of this.#series) {
      series.forget(since);
      if (series.points.length === 0) this.#series.delete(key);
    }
  }
}
