/** What the prober adds to a probe: the network that changed under it, and an answer for a probe that could not measure. */
import { expect, it } from 'vitest';
import type { Observation } from '../../src/observation.ts';
import type { ProbeEnv } from '../../src/probe/env.ts';
import { createProber } from '../../src/probe/prober.ts';
import { step } from '../schedule/build.ts';

const LIMITS = { id: 'r1', totalLimitMs: 1_000, silenceLimitMs: 1_000 };

interface World {
  /** Moment of the last change of network, on the clock of `now()`. */
  changedAt: number;
  answer(): Promise<Response>;
}

async function observe({ changedAt, answer }: World): Promise<Observation> {
  const env: ProbeEnv = {
    fetch: answer,
    now: () => 500,
    wall: () => 1_000_000,
    online: () => true,
    networkChangedSince: (at) => changedAt >= at,
    timing: () => Promise.resolve(undefined),
    freshPool: () => true,
  };
  return new Promise((resolve) => {
    createProber(env, async (_round, _seq, observation) => resolve(observation)).run(LIMITS, step(0));
  });
}

const answered = () => Promise.resolve(new Response(null, { status: 200 }));
const failed = () => Promise.reject(new TypeError('Failed to fetch'));

it('a change of network during the request is told with it, one of before is not', async () => {
  expect(await observe({ changedAt: 500, answer: failed })).toMatchObject({ end: 'error', networkChanged: true });
  expect(await observe({ changedAt: 501, answer: answered })).toMatchObject({ end: 'complete', networkChanged: true });
  expect(await observe({ changedAt: 499, answer: failed })).not.toHaveProperty('networkChanged');
});
