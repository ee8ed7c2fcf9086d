/**
 * buckets: points of hours, or of shorter stretches -> what a chart draws, one bucket for a few pixels. Times are of one age of
 * connection only: fresh and reused differ by several round trips.
 */
import type { Failure } from '../sample.ts';
import type { HourPoints } from '../store/points-day.ts';
import { quantile, quantiles } from './quantile.ts';

export type Age = 'fresh' | 'reused' | 'unknown';

export interface Bucket {
  /** UTC ms, end exclusive. */
  from: number;
  to: number;
  /** Times that the quantiles rest on. */
  times: number;
  p50?: number;
  p90?: number;
  asked: number;
  failed: number;
  /** The most frequent one. */
  failure?: Failure;
  leftOut: number;
  /** Medians of DNS, connect, TLS, waiting, transfer, ms; null where it was not shown. */
  phases?: (number | null)[];
  /** Median rate of the transfers that went on, bits per second; those that stopped. */
  bps?: number;
  transfers: number;
  stopped: number;
  udpAsked: number;
  udpAnswered: number;
}

export interface BucketRange {
  from: number;
  to: number;
  /** Buckets begin at whole multiples of it, UTC. */
  lengthMs: number;
  age: Age;
}

/** The age that most stretches have times of; fresh where it is a draw, since it shows every phase. */
export function mainAge(points: readonly HourPoints[]): Age {
  const count = (age: Age): number => points.filter((p) => p[age].length > 0).length;
  const [fresh, reused, unknown] = [count('fresh'), count('reused'), count('unknown')];
  if (fresh === 0 && reused === 0 && unknown > 0) return 'unknown';
  return fresh * 2 >= reused && fresh > 0 ? 'fresh' : reused > 0 ? 'reused' : 'fresh';
}

/** Ages that have any time at all. */
export function agesOf(points: readonly HourPoints[]): Age[] {
  return (['fresh', 'reused', 'unknown'] as const).filter((age) => points.some((p) => p[age].length > 0));
}

function mostFrequent(all: readonly HourPoints[]): Failure | undefined {
  const counts = new Map<Failure, number>();
  for (const { failures } of all)
    for (const [word, count] of Object.entries(failures) as [Failure, number][])
      counts.set(word, (counts.get(word) ?? 0) + count);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

function phasesOf(all: readonly HourPoints[]): (number | null)[] | undefined {
  const rows = all.flatMap((p) => p.phases);
  if (rows.length === 0) return undefined;
  return [0, 1, 2, 3, 4].map(
    (i) =>
      quantile(
        rows.flatMap((row) => row[i] ?? []),
        0.5,
      ) ?? null,
  );
}

const sum = (all: readonly HourPoints[], what: (p: HourPoints) => number): number =>
  all.reduce((total, p) => total + what(p), 0);

function bucketOf(from: number, lengthMs: number, all: readonly HourPoints[], age: Age): Bucket {
  const times = all.flatMap((p) => p[age]);
  const rates = all.flatMap((p) => p.rates);
  const moving = rates.filter((bps) => bps > 0);
  const spread = quantiles(times, [0.5, 0.9]);
  const bps = quantile(moving, 0.5);
  const [failure, phases] = [mostFrequent(all), phasesOf(all)];
  return {
    ...{ from, to: from + lengthMs, times: times.length },
    ...(spread && { p50: spread[0], p90: spread[1] }),
    ...{ asked: sum(all, (p) => p.asked), failed: sum(all, (p) => p.failed), leftOut: sum(all, (p) => p.leftOut) },
    ...(failure && { failure }),
    ...(phases && { phases }),
    ...(bps !== undefined && { bps }),
    ...{ transfers: rates.length, stopped: rates.length - moving.length },
    ...{ udpAsked: sum(all, (p) => p.udp[0]), udpAnswered: sum(all, (p) => p.udp[1]) },
  };
}

/** Buckets in which anything was asked, in time order. @param points in time order */
export function bucketsOf(points: readonly HourPoints[], range: BucketRange): Bucket[] {
  return [...groupsOf(points, range)].map(([start, group]) => bucketOf(start, range.lengthMs, group, range.age));
}

/** Points by the start of the bucket they belong to, in time order. @param points in time order */
export function groupsOf(
  points: readonly HourPoints[],
  { from, to, lengthMs }: Omit<BucketRange, 'age'>,
): Map<number, HourPoints[]> {
  const groups = new Map<number, HourPoints[]>();
  for (const p of points) {
    const start = p.hour - (p.hour % lengthMs);
    if (start + lengthMs <= from || start >= to) continue;
    const group = groups.get(start);
    if (group) group.push(p);
    else groups.set(start, [p]);
  }
  return groups;
}
