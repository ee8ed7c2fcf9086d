/**
 * Geometry of a sparkline: SVG paths from one value a round. Rounds are spaced evenly, not by time: a night's sleep would
 * squeeze the rest into a corner. The scale starts at zero, so that a small wobble does not look like a mountain.
 */
import type { RoundPoint } from './service-history.ts';

export interface Spark {
  /** The `d` of the line; broken where a round failed. */
  line: string;
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

/** Points drawn at most; older ones are left out. */
const MOST = 60;

const round = (n: number): number => Math.round(n * 10) / 10;

export function sparkline(points: readonly RoundPoint[], box: Box): Spark {
  const shown = points.slice(-MOST);
  const top = Math.max(1, ...shown.flatMap((p) => p.ms ?? []));
  const step = (box.width - 2 * box.pad) / Math.max(1, shown.length - 1);
  const x = (i: number): number => round(box.pad + i * step);
  const y = (ms: number): number => round(box.height - box.pad - (ms / top) * (box.height - 2 * box.pad));
  let line = '';
  let pen = false;
  const failures: number[] = [];
  shown.forEach(({ ms }, i) => {
    if (ms === null) failures.push(x(i));
    else line += `${pen ? 'L' : 'M'}${x(i)} ${y(ms)}`;
    pen = ms !== null;
  });
  const newest = shown.at(-1);
  const last = newest && newest.ms !== null ? { x: x(shown.length - 1), y: y(newest.ms) } : null;
  return { line, failures, last };
}
