/**
 * NoisePool: the day blocks that the simulation draws its noise from. With the real sets at hand they are residuals of real
 * paths around each day's median (what a day has of its own stays, the level of the path goes); without them, made up.
 */
import { homeSeries, labelledSeries, type PathSeries } from '../data/series.ts';
import { byNetwork, outside, type SpeedTest, speedTests } from '../data/speed-tests.ts';
import { Random } from '../random.ts';
import { percentile } from '../statistics.ts';

export interface Rates {
  serviceBps: number;
  controlBps: number;
}

export interface NoisePool {
  basis: 'real' | 'made up';
  /** Per path its days: ln of the round-trip time over the day's median. */
  paths: readonly (readonly Float32Array[])[];
  /** Days of home lines: ms above the day's median, never below. */
  line: readonly Float32Array[];
  /** Rates of a service and a control tested together, by network outside the throttling. */
  rates: readonly (readonly Rates[])[];
}

const DAY_MS = 86_400_000;
/** A day with less than this share of its values is no day. */
const LEAST = 0.8;

/** @param deviation what becomes of a value and its day's median */
function days(series: PathSeries, deviation: (value: number, median: number) => number): Float32Array[] {
  const perDay = Math.round(DAY_MS / series.stepMs);
  const blocks: Float32Array[] = [];
  for (let from = 0; from + perDay <= series.values.length; from += perDay) {
    const raw = series.values.subarray(from, from + perDay);
    const there = [...raw].filter((v) => !Number.isNaN(v));
    if (there.length < LEAST * perDay) continue;
    const median = percentile(there, 0.5);
    let last = median;
    blocks.push(
      Float32Array.from(raw, (value) => {
        if (!Number.isNaN(value)) last = value;
        return deviation(last, median);
      }),
    );
  }
  return blocks;
}

/**
 * Networks abroad that were throttled all the same (exits of tunnels through Russia): three of four of their tests or more
 * at 79 to 160 kbit/s beside a control above 1 Mbit/s, which is the policer's own rate. Listed in the evaluation.
 */
export function throttledAbroad(tests: readonly SpeedTest[]): boolean {
  const hit = tests.filter((t) => t.serviceBps >= 79_000 && t.serviceBps <= 160_000 && t.controlBps >= 1_000_000);
  return hit.length * 4 >= tests.length * 3;
}

function madeUp(): NoisePool {
  const random = new Random('made-up noise');
  const day = (): Float32Array => {
    let drift = 0;
    return Float32Array.from({ length: 360 }, () => {
      drift = 0.95 * drift + 0.01 * random.normal();
      return drift + 0.02 * random.normal() + (random.chance(0.01) ? random.exponential(0.4) : 0);
    });
  };
  const paths = Array.from({ length: 8 }, () => Array.from({ length: 14 }, day));
  const line = Array.from({ length: 14 }, () => day().map((v) => Math.max(0, 10 * Math.expm1(v))));
  const rates = Array.from({ length: 40 }, () =>
    Array.from({ length: 5 }, () => {
      const controlBps = random.factor(600_000, 20_000_000);
      return { controlBps, serviceBps: controlBps * Math.exp(0.6 * random.normal()) };
    }),
  );
  return { basis: 'made up', paths, line, rates };
}

/** @param part the half of the data it may look at */
export function noisePool(part: PathSeries['part']): NoisePool {
  const homes = homeSeries().filter((s) => s.part === part);
  const labelled = labelledSeries().filter((s) => s.part === part);
  const paths = [...labelled, ...homes].map((s) => days(s, (value, median) => Math.log(value / median)));
  const line = homes.flatMap((s) => days(s, (value, median) => Math.max(0, value - median)));
  const clean = speedTests().filter((t) => t.part === part && outside(t));
  const rates = byNetwork(clean, 3).filter((tests) => !throttledAbroad(tests));
  const spare = madeUp();
  if (paths.length === 0) return spare;
  return {
    basis: 'real',
    paths: paths.filter((blocks) => blocks.length > 0),
    line: line.length > 0 ? line : spare.line,
    rates: rates.length > 0 ? rates : spare.rates,
  };
}
