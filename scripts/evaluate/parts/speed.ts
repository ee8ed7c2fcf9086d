/** The speed part: what judging costs in Node, for a person who measured 12 services for 90 days. */
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { Sample } from '../../../src/sample.ts';
import { DEFAULT_SETTINGS } from '../../../src/settings.ts';
import { KnownSamples } from '../../../src/summary/known-samples.ts';
import { judge, judgeKnown, LOOK_BACK_MS } from '../../../src/verdict/judge.ts';
import { Random } from '../random.ts';
import { percentile } from '../statistics.ts';
import { sampleOf } from '../world/answer.ts';

export interface Speed {
  samples: number;
  rounds: number;
  /** Milliseconds: all samples judged at once. */
  whole: { median: number; worst: number; runs: number };
  /** A round added to what is known already, and judged. */
  step: { median: number; worst: number; runs: number };
  machine: string;
}

const DAYS = 90;
const INTERVAL_MS = 15 * 60_000;
const SERVICES = Array.from({ length: 12 }, (_, i) => `service-${i}`);
const CONTROLS = Array.from({ length: 6 }, (_, i) => `control-${i}`);
const START = Date.UTC(2026, 0, 5);
const RUNS = 15;
const STEPS = 200;

/** 48 samples: three plain requests a service, two a control. */
function round(index: number, random: Random): Sample[] {
  const samples: Sample[] = [];
  const place = {
    round: `r${String(index).padStart(6, '0')}`,
    roundKind: 'regular',
    network: 'home',
    browser: 'chromium',
    totalMs: 12_000,
    silenceMs: 10_000,
  } as const;
  const ask = (target: string, targetType: Sample['targetType'], fresh: boolean): void => {
    const seq = samples.length;
    const at = START + index * INTERVAL_MS + seq * 500;
    const connection = fresh ? 'fresh' : 'reused';
    const tripMs = 40 * Math.exp(0.1 * random.normal());
    const met = { ttfbMs: (fresh ? 3 : 1) * tripMs, tripMs, status: 200, bps: 0, variation: 0 };
    samples.push(sampleOf({ at, target, targetType, kind: 'http', connection }, met, { ...place, seq }, () => 0));
  };
  for (let turn = 0; turn < 3; turn++) {
    for (const id of SERVICES) ask(id, 'service', turn === 0);
    if (turn < 2) for (const id of CONTROLS) ask(id, 'control', turn === 0);
  }
  return samples;
}

function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const summary = (times: readonly number[]): Speed['whole'] => ({
  median: percentile(times, 0.5),
  worst: Math.max(...times),
  runs: times.length,
});

export function speed(seed: string): Speed {
  const random = new Random(`${seed}/speed`);
  const rounds = (DAYS * 86_400_000) / INTERVAL_MS;
  const samples = Array.from({ length: rounds }, (_, i) => round(i, random)).flat();
  const settings = { ...DEFAULT_SETTINGS, services: SERVICES, consentedAt: START };
  const end = START + rounds * INTERVAL_MS;
  // The first run is cold, as it is when a page opens: it counts.
  const whole = Array.from({ length: RUNS }, () => timed(() => judge({ samples, settings, now: end })));
  const known = new KnownSamples(LOOK_BACK_MS);
  known.add(samples);
  const step = Array.from({ length: STEPS }, (_, i) => {
    const more = round(rounds + i, random);
    return timed(() => {
      known.add(more);
      judgeKnown(known, { settings, now: end + (i + 1) * INTERVAL_MS });
    });
  });
  const [cpu] = cpus();
  const machine = `Node ${process.versions.node}, ${cpu?.model ?? 'unknown processor'}`;
  return { samples: samples.length, rounds, whole: summary(whole), step: summary(step), machine };
}
