/** A probe makes one attempt and returns what it saw. It never throws for a failing target and never retries in secret. */
import type { Observation } from '../observation.ts';
import type { Step } from '../round.ts';
import type { Limits, ProbeEnv } from './env.ts';

export type Probe = (step: Step, env: ProbeEnv, limits: Limits, cancel: AbortSignal) => Promise<Observation>;
