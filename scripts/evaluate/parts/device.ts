/** The device part: what one browser alone says, on real paths and on simulated users. */
import { runTasks } from '../crew/crew.ts';
import type { UserTask } from '../crew/task.ts';
import { Latched } from '../detectors/detector.ts';
import { detectorById } from '../detectors/index.ts';
import { TROUBLES } from '../troubles/index.ts';
import { noisePool } from '../world/noise.ts';
import { allNumbers, type Calibration, calibrate } from './calibrate.ts';
import { type Real, real } from './real.ts';
import { type RealTransfers, realTransfers } from './real-transfers.ts';
import type { UserRecord } from './run-user.ts';

export interface DevicePlan {
  seed: string;
  users: number;
  /** Processes; absent: as many as there are processors. */
  workers?: number;
  /** Users that were begun are finished, the others left out: the figures are those of `--users` with what was done. */
  stop?: AbortSignal;
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
const WEEKS = 8;
/** Every so manieth user is judged whole in every round, to check the shortcut. */
const CHECKED = 25;
const CALIBRATION_USERS = 400;

export async function device({ seed, users, workers, stop, say }: DevicePlan): Promise<Device> {
  const pool = noisePool('judge');
  say(`Noise: ${pool.paths.length} paths, ${pool.rates.length} networks, ${pool.basis}.`);
  const calibration = await calibrate(seed, Math.min(users, CALIBRATION_USERS), workers);
  const detectors = allNumbers(calibration);
  const paths = real(seed, () => detectors.map(([id, n]) => new Latched(detectorById(id), n)), say);
  const tasks = Array.from({ length: users }, (_, i): UserTask => {
    const trouble = TROUBLES[i % TROUBLES.length]?.id;
    const check = i % CHECKED === CHECKED - 1;
    return { seed: `${seed}/${i}`, part: 'judge', weeks: WEEKS, check, detectors, ...(trouble && { trouble }) };
  });
  const started = Date.now();
  const tell = (done: number): void => {
    if (done % 100 !== 0) return;
    const seconds = (Date.now() - started) / 1_000;
    const left = Math.round((seconds / done) * (users - done));
    say(`${done} of ${users} users, ${Math.round(seconds)} s; about ${left} s more.`);
  };
  return {
    seed,
    basis: pool.basis,
    weeksEach: WEEKS,
    calibration,
    real: paths,
    transfers: realTransfers(),
    users: await runTasks(tasks, tell, workers, stop),
  };
}
