/** The other sites together, to stand behind a service's curve: in each bucket the middle one of them, whose own luck then hardly shows. */
import type { HourPoints } from '../store/points-day.ts';
import { type BucketRange, bucketsOf, mainAge } from './buckets.ts';
import { median } from './quantile.ts';

export interface OtherSites {
  /** By a bucket's start, UTC ms. */
  p50: ReadonlyMap<number, number>;
  bps: ReadonlyMap<number, number>;
  failed: ReadonlyMap<number, { asked: number; failed: number }>;
}

/** A control without times of that age shows its own: one request a round is seldom both. */
const ageOf = (points: readonly HourPoints[], wanted: BucketRange['age']): BucketRange['age'] =>
  points.some((p) => p[wanted].length > 0) ? wanted : mainAge(points);

export function otherSites(controls: Iterable<readonly HourPoints[]>, range: BucketRange): OtherSites {
  const times = new Map<number, number[]>();
  const rates = new Map<number, number[]>();
  const failed = new Map<number, { asked: number; failed: number }>();
  const add = (map: Map<number, number[]>, at: number, value: number | undefined): void => {
    if (value !== undefined) map.set(at, [...(map.get(at) ?? []), value]);
  };
  for (const points of controls) {
    for (const bucket of bucketsOf(points, { ...range, age: ageOf(points, range.age) })) {
      add(times, bucket.from, bucket.p50);
      add(rates, bucket.from, bucket.bps);
      const before = failed.get(bucket.from) ?? { asked: 0, failed: 0 };
      failed.set(bucket.from, { asked: before.asked + bucket.asked, failed: before.failed + bucket.failed });
    }
  }
  const middle = (map: Map<number, number[]>): Map<number, number> =>
    new Map([...map].map(([at, values]) => [at, median(values) ?? 0]));
  return { p50: middle(times), bps: middle(rates), failed };
}
