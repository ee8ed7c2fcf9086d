/** The other sites together, to stand behind a service's curve: in each bucket the middle one of them, whose own luck then hardly shows. */
import type { HourPoints } from '../store/points-day.ts';
import { type BucketRange, groupsOf, mainAge } from './buckets.ts';
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

function listAt(map: Map<number, number[]>, at: number): number[] {
  const list = map.get(at) ?? [];
  map.set(at, list);
  return list;
}

export function otherSites(controls: Iterable<readonly HourPoints[]>, range: BucketRange): OtherSites {
  const times = new Map<number, number[]>();
  const rates = new Map<number, number[]>();
  const failed = new Map<number, { asked: number; failed: number }>();
  const add = (map: Map<number, number[]>, at: number, value: number | undefined): void => {
    if (value !== undefined) listAt(map, at).push(value);
  };
  for (const points of controls) {
    const age = ageOf(points, range.age);
    // Not whole buckets: phases and failures of six sites would cost more than all that is shown of the service.
    for (const [at, group] of groupsOf(points, range)) {
      add(times, at, median(group.flatMap((p) => p[age])));
      add(rates, at, median(group.flatMap((p) => p.rates.filter((bps) => bps > 0))));
      const before = failed.get(at) ?? { asked: 0, failed: 0 };
      for (const p of group) {
        before.asked += p.asked;
        before.failed += p.failed;
      }
      failed.set(at, before);
    }
  }
  const middle = (map: Map<number, number[]>): Map<number, number> =>
    new Map([...map].map(([at, values]) => [at, median(values) ?? 0]));
  return { p50: middle(times), bps: middle(rates), failed };
}
