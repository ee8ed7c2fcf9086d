/**
 * Adjudication of alarms on labelled paths: an alarm is a real change of that path, and no false alarm, where the person
 * who marked the trace marked a change within two hours before it, and the day before and the six hours after differ by a
 * quarter or more in their medians. Every alarm is listed either way.
 */
import type { PathSeries } from '../data/series.ts';
import { percentile } from '../statistics.ts';
import type { RealEpisode } from './replay-real.ts';

const HOUR_MS = 3_600_000;
const LABEL_MS = 2 * HOUR_MS;
const LEAST = 1.25;

export interface Adjudicated extends RealEpisode {
  path: string;
  set: PathSeries['set'];
  part: PathSeries['part'];
  /** Median after over median before. */
  times: number;
  /** A mark of the labeller's stands beside it. */
  marked: boolean;
  real: boolean;
}

export function adjudicate(series: PathSeries, episode: RealEpisode): Adjudicated {
  const index = (at: number): number => Math.round((at - series.start) / series.stepMs);
  const values = (from: number, to: number): number[] =>
    [...series.values.subarray(Math.max(0, index(from)), index(to))].filter((v) => !Number.isNaN(v));
  const { at } = episode;
  const [from, to] = [index(at - LABEL_MS), index(at)];
  const marked = series.changes.some((i) => i >= from && i <= to);
  const before = percentile(values(at - 26 * HOUR_MS, at - 2 * HOUR_MS), 0.5);
  const times = percentile(values(at, at + 6 * HOUR_MS), 0.5) / before;
  const { name: path, set, part } = series;
  return { ...episode, path, set, part, times, marked, real: marked && times >= LEAST };
}
