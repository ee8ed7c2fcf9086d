/** Builders for the store's tests: the smallest sample and round that the schemas accept, and a fresh database each. */
import 'fake-indexeddb/auto';
import { type Round, roundSchema } from '../../src/round.ts';
import { type Sample, sampleSchema } from '../../src/sample.ts';
import { openStore, type Store } from '../../src/store/index.ts';

/** 2026-03-01T10:00:00Z */
export const T0 = Date.UTC(2026, 2, 1, 10);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

let stores = 0;

/** Every test has a database of its own, so that none can pass on another's data. */
export function newStore(): Promise<Store> {
  stores += 1;
  return openStore(`test-${stores}`);
}

export function makeSample(round: string, seq: number, changes: Partial<Sample> = {}): Sample {
  return sampleSchema.parse({
    id: `${round}#${seq}`,
    version: 1,
    round,
    roundKind: 'regular',
    at: T0 + seq * 1000,
    target: 'whatsapp',
    targetType: 'service',
    endpoint: 'app',
    role: 'app',
    kind: 'http',
    connection: 'fresh',
    protocol: 'h2',
    outcome: 'ok',
    confounders: [],
    status: 200,
    timings: { ttfbMs: 80, totalMs: 90 },
    timingDetail: 'full',
    costBytes: 1000,
    network: 'unknown',
    browser: 'chromium',
    ...changes,
  });
}

export function makeRound(id: string, changes: Partial<Round> = {}): Round {
  return roundSchema.parse({
    id,
    kind: 'regular',
    index: 0,
    plannedAt: T0,
    startedAt: T0,
    state: 'open',
    totalLimitMs: 12_000,
    silenceLimitMs: 10_000,
    steps: [],
    ...changes,
  });
}

/** Every raw sample, by walking the whole store: the tests' own view, not through the functions under test. */
export async function allSamples(store: Store): Promise<Sample[]> {
  return (await store.getAll('samples')).flatMap((record) => record.samples);
}
