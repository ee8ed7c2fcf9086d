/** The device part: what one browser alone says, on real paths and on simulated users. */
import type { Latched } from '../detectors/detector.ts';
import { TROUBLES } from '../troubles/index.ts';
import { noisePool } from '../world/noise.ts';
import { allNumbers, type Calibration, calibrate } from './calibrate.ts';
import { type Real, real } from './real.ts';
import { type RealTransfers, realTransfers } from './real-transfers.ts';
import { runUser, type UserRecord } from './run-user.ts';

export interface DevicePlan {
  seed: string;
  users: number;
  say(line: string): void;
}

export interface Device {
  seed: string;
  basis: 'real' | 'made up';
  weeksEach: number;
  calibration: Calibration;
  real: Real;
  transfers: RealTransfers;
  users: UserRecord[];
}

/** Quiet weeks of each user: the week of learning costs as much as a week that is judged. */
const WEEKS = 4;
/** Every so manieth user is judged whole in every round, to check the screen. */
const CHECKED = 25;
const CALIBRATION_USERS = 60;

export function device({ seed, users, say }: DevicePlan): Device {
  const pool = noisePool('judge');
  say(`Noise: ${pool.paths.length} paths, ${pool.rates.length} networks, ${pool.basis}.`);
  const calibration = calibrate(seed, noisePool('choose'), Math.min(users, CALIBRATION_USERS));
  const detectors: () => Latched[] = allNumbers(calibration);
  const paths = real(seed, detectors, say);
  const records: UserRecord[] = [];
  const started = Date.now();
  for (let i = 0; i < users; i++) {
    const trouble = TROUBLES[i % TROUBLES.length];
    const check = i % CHECKED === CHECKED - 1;
    records.push(runUser({ seed: `${seed}/${i}`, pool, weeks: WEEKS, detectors, check, ...(trouble && { trouble }) }));
    if ((i + 1) % 100 === 0) say(`${i + 1} of ${users} users, ${Math.round((Date.now() - started) / 1_000)} s.`);
  }
  return {
    seed,
    basis: pool.basis,
    weeksEach: WEEKS,
    calibration,
    real: paths,
    transfers: realTransfers(),
    users: records,
  };
}
