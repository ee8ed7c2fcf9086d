/** Points of an hour put together, from raw samples, from hour rows, or from both: an hour may have been summarized in part. */
import type { Failure } from '../sample.ts';
import { binStart, type Histogram } from '../store/histogram.ts';
import type { HourRow } from '../store/hour-row.ts';
import type { HourPoints } from '../store/points-day.ts';
import { emptyHour } from './hour-points.ts';
import { isLocal } from './usable.ts';

/** Answers, or a sign of one, that the row counts as failed. */
const REACHED: readonly Failure[] = ['websocket_rejected', 'http_truncated'];
export function mergePoints(a: HourPoints, b: HourPoints): HourPoints {
  const failures = { ...a.failures };
  for (const word of Object.keys(b.failures) as Failure[])
    failures[word] = (failures[word] ?? 0) + (b.failures[word] ?? 0);
  return {
    hour: a.hour,
    fresh: [...a.fresh, ...b.fresh],
    reused: [...a.reused, ...b.reused],
    unknown: [...a.unknown, ...b.unknown],
    phases: [...a.phases, ...b.phases],
    asked: a.asked + b.asked,
    failed: a.failed + b.failed,
    failures,
    leftOut: a.leftOut + b.leftOut,
    rates: [...a.rates, ...b.rates],
    udp: [a.udp[0] + b.udp[0], a.udp[1] + b.udp[1]],
  };
}

/** The middle of each bin, as often as it was counted: within 4.5 % of what was measured. */
function valuesOf(histogram: Histogram): number[] {
  return histogram.flatMap(([bin, count]) => {
    const ms = Math.round(Math.sqrt(binStart(bin) * binStart(bin + 1)) * 10) / 10;
    return Array.from({ length: count }, () => ms);
  });
}

/** What an hour row still tells; phases and rates went with the samples. */
export function pointsOfRow(row: HourRow): HourPoints {
  const points = emptyHour(row.hour);
  if (row.role === 'portal' || row.kind === 'dns') return points;
  if (row.kind === 'stun') {
    points.udp = [row.ok + row.failed, row.ok];
    points.leftOut = row.confounded + row.aborted;
    return points;
  }
  let [asked, failed, leftOut] = [row.ok, 0, row.confounded + row.aborted];
  for (const [word, count] of Object.entries(row.failures) as [Failure, number][]) {
    if (isLocal(word)) leftOut += count;
    else if (REACHED.includes(word)) asked += count;
    // Chromium names no failure of a WebSocket, not even a refused upgrade.
    else if (row.kind !== 'websocket' || word !== 'unknown_failure') {
      asked += count;
      failed += count;
      points.failures[word] = count;
    }
  }
  if (row.kind === 'http' && row.role === 'app') points[row.connection] = valuesOf(row.ttfb);
  return { ...points, asked, failed, leftOut };
}

/** By hour, in time order; hours that both have are added up. */
export function mergeHours(...lists: readonly (readonly HourPoints[])[]): HourPoints[] {
  const hours = new Map<number, HourPoints>();
  for (const points of lists.flat()) {
    const before = hours.get(points.hour);
    hours.set(points.hour, before ? mergePoints(before, points) : points);
  }
  return [...hours.values()].sort((a, b) => a.hour - b.hour);
}
