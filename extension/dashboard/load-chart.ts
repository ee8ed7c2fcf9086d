/**
 * Reads what the charts of one service need: points of hours for long ranges, the samples themselves for short ones, a week before
 * for what is usual, and the controls behind. Nothing is judged here.
 */
import { pointsOf, span } from '../../src/rollup/fold-points.ts';
import { type PointsRead, readPoints } from '../../src/rollup/read-points.ts';
import type { Settings } from '../../src/settings.ts';
import { DAY_MS, dayStart, HOUR_MS } from '../../src/store/hour.ts';
import type { Store } from '../../src/store/index.ts';
import type { HourPoints } from '../../src/store/points-day.ts';
import { USUAL_DAYS } from '../../src/summary/usual-band.ts';
import { controlsFor, stunControlsFor } from '../../src/targets/index.ts';
import type { Range } from './range.ts';

export interface ChartPoints {
  /** By target, as fine as the range asks. */
  points: ReadonlyMap<string, readonly HourPoints[]>;
  /** Of the service alone, by hour, from a week before the range. */
  before: readonly HourPoints[];
  /** Days that would have to be folded first: what is shown lacks them. */
  missing: PointsRead['missing'];
}

export interface Sites {
  controls: string[];
  stun: string[];
}

export function sitesFor({ country }: Pick<Settings, 'country'>): Sites {
  const { foreign, domestic, neutral } = controlsFor(country);
  const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
  return { controls: ids([...foreign, ...domestic, ...neutral]), stun: ids(stunControlsFor(country)) };
}

async function fine(store: Store, targets: readonly string[], { from, to, lengthMs }: Range) {
  const byTarget = store.transaction('samples').store.index('targetAt');
  const start = from - (from % lengthMs);
  const read = async (target: string): Promise<[string, HourPoints[]]> => [
    target,
    pointsOf(await byTarget.getAll(span(target, start, to)), lengthMs),
  ];
  return new Map(await Promise.all(targets.map(read)));
}

/** @param now UTC ms */
export async function loadChart(
  store: Store,
  services: readonly string[],
  sites: Sites,
  range: Range,
  now: number,
): Promise<ChartPoints> {
  const [service = ''] = services;
  const week = dayStart(range.from) - USUAL_DAYS * DAY_MS;
  const targets = [...services, ...sites.controls, ...sites.stun];
  if (range.lengthMs < HOUR_MS) {
    const [points, { points: hours, missing }] = await Promise.all([
      fine(store, targets, range),
      readPoints(store, [service], { from: week, to: range.to }, now),
    ]);
    return { points, before: hours.get(service) ?? [], missing };
  }
  const [own, others] = await Promise.all([
    readPoints(store, [service], { from: week, to: range.to }, now),
    readPoints(store, targets.slice(1), range, now),
  ]);
  const before = own.points.get(service) ?? [];
  const start = range.from - (range.from % range.lengthMs);
  const points = new Map([...others.points, [service, before.filter((p) => p.hour >= start)] as const]);
  return { points, before, missing: [...own.missing, ...others.missing] };
}
