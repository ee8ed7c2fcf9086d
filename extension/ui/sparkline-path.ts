/**
 * Geometry of a sparkline: SVG paths of the last day, by time. A history of less than three hours takes the whole width
 * instead, or the first check would be a dot in a corner. The scale starts at zero: a small wobble is no mountain.
 */
import type { GlanceRow } from '../../src/glance/glance.ts';

type Points = GlanceRow['points'];

export interface Spark {
  /** The `d` of the line; broken where a round failed or nothing was measured for long. */
  line: string;
  /** The usual band as top and height, or null while there is no usual. */
  band: { y: number; height: number } | null;
  /** Where rounds failed: x of each mark. */
  failures: readonly number[];
  /** The newest value, or null where the newest round failed. */
  last: { x: number; y: number } | null;
}

export interface Box {
  width: number;
  height: number;
  /** Free space on each side, so that marks are not cut. */
  pad: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Nothing for that long is a gap: the computer slept. Four hours is the longest interval that can be set. */
const GAP_MS = 1.5 * HOUR_MS;
const GAP_TIMES = 4;

const round = (n: number): number => Math.round(n * 10) / 10;

/** From when to when the width reaches, UTC ms. */
function spanOf(points: Points): { from: number; to: number } {
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  return last - first < 3 * HOUR_MS
    ? { from: first, to: Math.max(last, first + 1) }
    : { from: last - DAY_MS, to: last };
}

/** A gap is long against how often this person measures. */
function gapOf(points: Points): number {
  const gaps = points.slice(1).map(({ at }, i) => at - (points[i]?.at ?? at));
  const middle = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  return Math.max(GAP_MS, GAP_TIMES * middle);
}

export function sparkline(points: Points, box: Box, usual?: GlanceRow['usual']): Spark {
  const { from, to } = spanOf(points);
  const top = Math.max(1, ...points.flatMap((p) => p.ms ?? []), (usual?.highMs ?? 0) * 1.2);
  const x = (at: number): number => round(box.pad + ((at - from) / (to - from)) * (box.width - 2 * box.pad));
  const y = (ms: number): number => round(box.height - box.pad - (ms / top) * (box.height - 2 * box.pad));
  const gap = gapOf(points);
  let line = '';
  let before: number | null = null;
  const failures: number[] = [];
  for (const { at, ms } of points) {
    if (at < from) continue;
    if (ms === null) failures.push(x(at));
    else line += `${before !== null && at - before <= gap ? 'L' : 'M'}${x(at)} ${y(ms)}`;
    before = ms === null ? null : at;
  }
  const newest = points.at(-1);
  const last = newest && newest.ms !== null ? { x: x(newest.at), y: y(newest.ms) } : null;
  const band = usual ? { y: y(usual.highMs), height: round(Math.max(1, y(usual.lowMs) - y(usual.highMs))) } : null;
  return { line, band, failures, last };
}
