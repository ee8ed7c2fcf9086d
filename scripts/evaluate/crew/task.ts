/** Task: what is sent to a worker, one simulated user. Plain data, so that a record depends on the task alone. */

import { Latched } from '../detectors/detector.ts';
import { detectorById } from '../detectors/index.ts';
import { runUser, type UserRecord } from '../parts/run-user.ts';
import { troubleById } from '../troubles/index.ts';
import { type NoisePool, noisePool } from '../world/noise.ts';

export interface UserTask {
  seed: string;
  part: 'choose' | 'judge';
  weeks: number;
  trouble?: string;
  check?: boolean;
  /** Detectors and their numbers. */
  detectors: readonly (readonly [id: string, parameter: number])[];
}

const pools = new Map<UserTask['part'], NoisePool>();

/** Read once: the sets are large. */
function poolOf(part: UserTask['part']): NoisePool {
  const pool = pools.get(part) ?? noisePool(part);
  pools.set(part, pool);
  return pool;
}

export function runTask({ seed, part, weeks, trouble, check, detectors }: UserTask): UserRecord {
  return runUser({
    seed,
    pool: poolOf(part),
    weeks,
    ...(check !== undefined && { check }),
    ...(trouble !== undefined && { trouble: troubleById(trouble) }),
    detectors: () => detectors.map(([id, parameter]) => new Latched(detectorById(id), parameter)),
  });
}
