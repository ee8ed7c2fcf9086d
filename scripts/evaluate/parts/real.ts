/** The real part: real paths as they are, for false alarms, and with a slow-down put on top, for delays. */
import { homeSeries, labelledSeries, type PathSeries } from '../data/series.ts';
import type { Latched } from '../detectors/detector.ts';
import { Random } from '../random.ts';
import { type Adjudicated, adjudicate } from './adjudicate.ts';
import { type RealRecord, replayReal } from './replay-real.ts';

export interface RealPath {
  set: PathSeries['set'];
  part: PathSeries['part'];
  quiet: RealRecord;
}

export interface SlowedPath {
  set: PathSeries['set'];
  name: string;
  times: number;
  /** Rounds until each detector's alarm; absent: none within a day. */
  delays: Record<string, number>;
}

export interface Real {
  paths: RealPath[];
  episodes: Adjudicated[];
  slowed: SlowedPath[];
}

const WEEK_MS = 7 * 86_400_000;
/** Starts of a slow-down in each path. */
const STARTS = 4;
const TIMES = [1.5, 2, 3];

/** Values before the slow-down that the usual needs, and a day after. */
function cut(series: PathSeries, from: number): { part: PathSeries; from: number } {
  const before = Math.ceil((1.1 * WEEK_MS) / series.stepMs);
  const start = Math.max(0, from - before);
  const end = from + Math.ceil(90_000_000 / series.stepMs);
  const part = { ...series, start: series.start + start * series.stepMs, values: series.values.slice(start, end) };
  return { part, from: from - start };
}

export function real(seed: string, latched: () => Latched[], say: (line: string) => void): Real {
  const all = [...homeSeries(), ...labelledSeries()];
  if (all.length > 0) say(`Real paths: ${all.length} stretches replayed.`);
  const paths: RealPath[] = [];
  const episodes: Adjudicated[] = [];
  const slowed: SlowedPath[] = [];
  for (const series of all) {
    const { set, part, name } = series;
    const quiet = replayReal(series, undefined, latched);
    paths.push({ set, part, quiet });
    episodes.push(...quiet.episodes.map((episode) => adjudicate(series, episode)));
    if (part === 'choose') continue;
    const random = new Random(`${seed}/${name}`);
    const learnt = Math.ceil((0.9 * WEEK_MS) / series.stepMs);
    const last = series.values.length - Math.ceil(90_000_000 / series.stepMs);
    for (let i = 0; i < STARTS && last > learnt; i++) {
      const from = learnt + random.index(last - learnt);
      const stretch = cut(series, from);
      for (const times of TIMES) {
        const { delays } = replayReal(stretch.part, { from: stretch.from, times }, latched);
        slowed.push({ set, name, times, delays });
      }
    }
  }
  return { paths, episodes, slowed };
}
