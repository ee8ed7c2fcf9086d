/** Rounds, steps and samples for the tests of the schedule, with only what a test says being special. */
import type { Round, Step } from '../../src/round.ts';
import type { Sample } from '../../src/sample.ts';

export function step(seq: number, over: Partial<Step> = {}): Step {
  return {
    seq,
    target: 'whatsapp',
    targetType: 'service',
    endpoint: 'web',
    role: 'app',
    kind: 'http',
    url: 'https://web.whatsapp.com/',
    host: 'web.whatsapp.com',
    method: 'HEAD',
    maxBytes: 16_384,
    fresh: true,
    afterMs: 0,
    ...over,
  };
}

export function round(steps: Step[], over: Partial<Round> = {}): Round {
  return {
    id: 'r1',
    kind: 'first-check',
    check: 'r1',
    index: 0,
    plannedAt: 1_000_000,
    startedAt: 1_000_000,
    state: 'open',
    totalLimitMs: 8_000,
    silenceLimitMs: 6_000,
    steps,
    ...over,
  };
}

export function sample(of: Step, over: Partial<Sample> = {}): Sample {
  return {
    id: `r1#${of.seq}`,
    version: 1,
    round: 'r1',
    roundKind: 'first-check',
    at: 1_000_100,
    target: of.target,
    targetType: of.targetType,
    endpoint: of.endpoint,
    role: of.role,
    kind: of.kind,
    connection: 'fresh',
    outcome: 'ok',
    confounders: [],
    timings: { totalMs: 50, ttfbMs: 40, waitingMs: 20 },
    timingDetail: 'full',
    costBytes: 8_500,
    network: 'net-a',
    browser: 'chromium',
    ...over,
  };
}
