/**
 * The other detectors' numbers at our delay: each is given the number with which it finds a slow-down of three times as late
 * as our rule does (median rounds; of two such the one with fewer false alarms), on the half of the data that serves for
 * choosing. Judging happens on the other half.
 */
import { type Detector, keyOf, Latched } from '../detectors/detector.ts';
import { DETECTORS } from '../detectors/index.ts';
import { percentile } from '../statistics.ts';
import { slower } from '../troubles/slower.ts';
import type { NoisePool } from '../world/noise.ts';
import { runUser, type UserRecord } from './run-user.ts';

export interface Calibrated {
  detector: Detector;
  parameter: number;
}

export interface Calibration {
  users: number;
  /** Our own median delay for three times, rounds. */
  ours: number;
  chosen: Calibrated[];
}

const every = (): Latched[] =>
  DETECTORS.flatMap((detector) => detector.tried.map((parameter) => new Latched(detector, parameter)));

function median(records: readonly UserRecord[], key: string): number {
  return percentile(
    records.flatMap((r) =>
      r.trouble && r.trouble.bad > 0 ? (r.trouble.detectors[key] ?? Number.POSITIVE_INFINITY) : [],
    ),
    0.5,
  );
}

export function calibrate(seed: string, pool: NoisePool, users: number): Calibration {
  const records = Array.from({ length: users }, (_, i) =>
    runUser({ seed: `${seed}/choose/${i}`, pool, weeks: 1, trouble: slower(3), detectors: every }),
  );
  const ours = median(records, 'ours');
  const chosen = DETECTORS.map((detector) => {
    const tried = detector.tried.map((parameter) => {
      const key = keyOf(detector, parameter);
      const alarms = records.reduce((sum, r) => sum + (r.alarms[key] ?? 0), 0);
      return { parameter, off: Math.abs(median(records, key) - ours), alarms };
    });
    const [best] = tried.sort((a, b) => a.off - b.off || a.alarms - b.alarms);
    return { detector, parameter: best?.parameter ?? detector.published };
  });
  return { users, ours, chosen };
}

/** Published and chosen numbers side by side, a new set at each call. */
export function bothNumbers({ chosen }: Pick<Calibration, 'chosen'>): () => Latched[] {
  return () =>
    chosen.flatMap(({ detector, parameter }) => {
      const published = new Latched(detector);
      return parameter === detector.published ? [published] : [published, new Latched(detector, parameter)];
    });
}
