/** Path: how long one target takes to answer at a moment, for one user. Deterministic in the moment but for the request's own noise. */
import type { Random } from '../random.ts';
import type { NoisePool } from './noise.ts';

export const DAY_MS = 86_400_000;
export const WEEK_MS = 7 * DAY_MS;
const HOUR_MS = 3_600_000;

export interface Span {
  from: number;
  to: number;
}

/** A route that became longer for a while: true, specific to the target, and harmless. */
export interface Jump extends Span {
  times: number;
}

export interface Path {
  target: string;
  /** A kept connection's time to first byte, ms; a fresh one takes three times as long (TCP, TLS 1.3, request). */
  baseMs: number;
  days: readonly Float32Array[];
  seed: number;
  diurnal: number;
  jumps: readonly Jump[];
}

/** The same mix as the hand-marked traces show: upward changes by 1.25 and more 0.25 a week, by 1.5 0.012, by 2 0.006. */
const JUMPS_A_WEEK = [
  [0.238, 1.25, 1.5],
  [0.006, 1.5, 2],
  [0.006, 2, 3],
] as const;

function jumps(random: Random, span: Span): Jump[] {
  const all: Jump[] = [];
  for (const [rate, least, most] of JUMPS_A_WEEK) {
    for (let at = span.from + random.exponential(WEEK_MS / rate); at < span.to; ) {
      all.push({ from: at, to: at + random.exponential(12 * HOUR_MS), times: random.factor(least, most) });
      at += random.exponential(WEEK_MS / rate);
    }
  }
  return all;
}

export function path(target: string, random: Random, pool: NoisePool, span: Span): Path {
  return {
    target,
    baseMs: random.factor(25, 250),
    days: random.pick(pool.paths),
    seed: random.index(2 ** 31),
    diurnal: random.between(0, 0.1),
    jumps: jumps(random, span),
  };
}

/** Which of `count` blocks a day takes: fixed by seed and day. */
export function blockOf(seed: number, day: number, count: number): number {
  let h = Math.imul(seed ^ (day * 0x9e3779b1), 0x85ebca6b) >>> 0;
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35) >>> 0;
  return ((h ^ (h >>> 16)) >>> 0) % count;
}

/** Value of a day block at a moment; `ahead` steps later, so that requests of one round need not be the same. */
export function valueAt(days: readonly Float32Array[], seed: number, at: number, ahead: number): number {
  const day = Math.floor(at / DAY_MS);
  const block = days[blockOf(seed, day, days.length)];
  if (!block) return 0;
  const index = Math.floor(((at - day * DAY_MS) / DAY_MS) * block.length) + ahead;
  return block[Math.min(block.length - 1, index)] ?? 0;
}

/** Busiest at nine in the evening, from -1 to 1. */
export const evening = (at: number): number => Math.cos((2 * Math.PI * ((at % DAY_MS) - 21 * HOUR_MS)) / DAY_MS);

export function jumpAt(path: Path, at: number): number {
  let times = 1;
  for (const jump of path.jumps) if (at >= jump.from && at < jump.to) times *= jump.times;
  return times;
}
