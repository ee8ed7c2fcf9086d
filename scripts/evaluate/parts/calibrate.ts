/**
 * The other detectors' numbers at our delay: each is given the number with which it finds a slow-down of two, or of three
 * times as late as our rule does (median rounds; of two such the one with fewer false alarms), on the half of the data that
 * serves for choosing. Judging happens on the other half.
 */

import { runTasks } from '../crew/crew.ts';
import { type Detector, keyOf } from '../detectors/detector.ts';
import { DETECTORS } from '../detectors/index.ts';
import { percentile } from '../statistics.ts';
import type { UserRecord } from './run-user.ts';

export interface Calibrated {
  detector: Detector;
  /** By how many times slower: the number that is as quick as ours. */
  parameters: Record<Times, number>;
}

export const TIMES = [2, 3] as const;
export type Times = (typeof TIMES)[number];

export interface Calibration {
  users: number;
  /** Our own median delays, rounds. */
  ours: Record<Times, number>;
  chosen: Calibrated[];
}

const EVERY = DETECTORS.flatMap(({ id, tried }) => tried.map((parameter) => [id, parameter] as const));

function median(records: readonly UserRecord[], key: string, times: Times): number {
  return percentile(
    records.flatMap((r) =>
      r.trouble && r.trouble.bad > 0 && r.trouble.id === `slower-${times}`
        ? (r.trouble.detectors[key] ?? Number.POSITIVE_INFINITY)
        : [],
    ),
    0.5,
  );
}

export async function calibrate(seed: string, users: number, workers?: number): Promise<Calibration> {
  const tasks = Array.from({ length: users }, (_, i) => {
    const trouble = `slower-${TIMES[i % TIMES.length] ?? 3}`;
    return { seed: `${seed}/choose/${i}`, part: 'choose', weeks: 1, trouble, detectors: EVERY } as const;
  });
  const records = await runTasks(tasks, undefined, workers);
  const ours = { 2: median(records, 'ours', 2), 3: median(records, 'ours', 3) };
  const best = (detector: Detector, times: Times): number => {
    const tried = detector.tried.map((parameter) => {
      const key = keyOf(detector, parameter);
      const alarms = records.reduce((sum, r) => sum + (r.falseAlarms[key] ?? 0), 0);
      return { parameter, off: Math.abs(median(records, key, times) - ours[times]), alarms };
    });
    return tried.sort((a, b) => a.off - b.off || a.alarms - b.alarms)[0]?.parameter ?? detector.published;
  };
  const chosen = DETECTORS.map((detector) => ({
    detector,
    parameters: { 2: best(detector, 2), 3: best(detector, 3) },
  }));
  return { users, ours, chosen };
}

/** Published and chosen numbers side by side. */
export function allNumbers({ chosen }: Pick<Calibration, 'chosen'>): [string, number][] {
  return chosen.flatMap(({ detector, parameters }) =>
    [...new Set([detector.published, parameters[2], parameters[3]])].map((n): [string, number] => [detector.id, n]),
  );
}
