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
import { PointsCache } from './points-cache.ts';
import { FINEST_MS, RAW_UP_TO_MS, type Range } from './range.ts';

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

/** Reads for the charts of one page, and keeps what it has read. */
export interface ChartReader {
  hours: PointsCache;
  /** Stretches as short as a bucket may be. */
  fine: PointsCache;
}

export function chartReader(store: Store): ChartReader {
  const readFine = async (targets: readonly string[], { from, to }: { from: number; to: number }) => {
    const byTarget = store.transaction('samples').store.index('targetAt');
    const read = async (target: string): Promise<[string, HourPoints[]]> => [
      target,
      pointsOf(await byTarget.getAll(span(target, from, to)), FINEST_MS),
    ];
    return { points: new Map(await Promise.all(targets.map(read))), missing: [] };
  };
  return {
    hours: new PointsCache((targets, range) => readPoints(store, targets, range, Date.now()), DAY_MS, 31 * DAY_MS),
    fine: new PointsCache(readFine, HOUR_MS, RAW_UP_TO_MS),
  };
}

/** @param now UTC ms */
export async function loadChart(
  { hours, fine }: ChartReader,
  services: readonly string[],
  sites: Sites,
  range: Range,
  now: number,
): Promise<ChartPoints> {
  const [service = ''] = services;
  const week = { from: dayStart(range.from) - USUAL_DAYS * DAY_MS, to: range.to };
  const targets = [...services, ...sites.controls, ...sites.stun];
  const start = range.from - (range.from % range.lengthMs);
  const shown = { from: start, to: range.to };
  const short = range.lengthMs < HOUR_MS;
  const [own, others] = await Promise.all([
    hours.read([service], week, now),
    short ? fine.read(targets, shown, now) : hours.read(targets.slice(1), shown, now),
  ]);
  const before = own.points.get(service) ?? [];
  const points = new Map(others.points);
  if (!short)
    points.set(
      service,
      before.filter((p) => p.hour >= start),
    );
  return { points, before, missing: [...own.missing, ...others.missing] };
}
