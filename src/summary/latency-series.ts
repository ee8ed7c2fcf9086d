/**
 * A target's latency over its rounds, in natural logarithms: the minimum time to first byte of each round, for the one
 * endpoint and connection age that has most rounds. Fresh and reused differ by several round trips and are never mixed.
 */
import type { Sample } from '../sample.ts';
import { leftOutBecause } from './usable.ts';

export interface LatencyPoint {
  round: string;
  at: number;
  /** ln of milliseconds. */
  value: number;
}

/** Below this a time is timer noise, ms (Firefox rounds to 1 ms); it also keeps the logarithm finite. */
const LEAST_MS = 1;

/** Points in time order; empty where nothing was answered. Samples are of one target, in time order. */
export function latencySeries(samples: readonly Sample[], since: number): LatencyPoint[] {
  const series = new Map<string, Map<string, LatencyPoint>>();
  for (const sample of samples) {
    const { ttfbMs } = sample.timings;
    if (sample.at < since || sample.kind !== 'http' || sample.outcome !== 'ok' || ttfbMs === undefined) continue;
    if (sample.role === 'portal' || leftOutBecause(sample) !== undefined) continue;
    const key = `${sample.endpoint}/${sample.connection}`;
    const rounds = series.get(key) ?? new Map<string, LatencyPoint>();
    series.set(key, rounds);
    const value = Math.log(Math.max(LEAST_MS, ttfbMs));
    const point = rounds.get(sample.round);
    if (!point) rounds.set(sample.round, { round: sample.round, at: sample.at, value });
    else point.value = Math.min(point.value, value);
  }
  const [most] = [...series].toSorted((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1));
  return most ? [...most[1].values()] : [];
}
