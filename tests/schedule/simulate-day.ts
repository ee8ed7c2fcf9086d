/**
 * A day of the real planner (extension/background/planning.ts) on a real store, with answers that cost what the cost model
 * says: no browser, no clock, no network. What the cost model is worth is measured apart (npm run bench -- day).
 */

import { planNext } from '../../extension/background/planning.ts';
import type { Observation } from '../../src/observation.ts';
import type { Round, Step } from '../../src/round.ts';
import type { Sample } from '../../src/sample.ts';
import { appendSample, changeSettings, type Store, saveRound } from '../../src/store/index.ts';
import { costBytes } from '../../src/wire-cost.ts';
import { makeSample } from '../store/make.ts';

export interface DayOptions {
  browser: 'chromium' | 'firefox';
  country: string;
  /** UTC ms. */
  from: number;
  to: number;
  /** What a connection turns out to be; default: the first request to a host in a round opens one. */
  connectionOf?: (step: Step, firstOfHost: boolean) => Sample['connection'];
}

export interface SimulatedDay {
  rounds: Round[];
  transfers: number;
  requests: number;
  /** Bytes charged, by UTC day. */
  charged: Map<string, number>;
}

function usual(step: Step, firstOfHost: boolean): Sample['connection'] {
  if (step.kind === 'websocket') return 'unknown';
  return firstOfHost ? 'fresh' : 'reused';
}

function costOf(step: Step, connection: Sample['connection'], quick: boolean): number {
  // Sizes of the lab's answers: a page's head, a short body where there is one.
  const bytes = step.kind === 'transfer' ? step.maxBytes : step.method === 'GET' ? 200 : 0;
  const seen = { kind: step.kind, url: step.url, bytes } as Observation;
  return costBytes(seen, connection, quick, { browser: 'other' });
}

/** Two services slower than usual would start bursts: all answers are alike, so that only regular rounds come. */
async function answer(store: Store, round: Round, options: DayOptions): Promise<Sample[]> {
  const asked = new Set<string>();
  const samples = round.steps.map((step) => {
    const connection = (options.connectionOf ?? usual)(step, !asked.has(step.host));
    asked.add(step.host);
    return makeSample(round.id, step.seq, {
      at: round.startedAt + Math.round(step.afterMs),
      target: step.target,
      targetType: step.targetType,
      endpoint: step.endpoint,
      role: step.role,
      kind: step.kind,
      connection,
      browser: options.browser,
      costBytes: costOf(step, connection, round.kind !== 'regular'),
    });
  });
  for (const sample of samples) await appendSample(store, sample);
  return samples;
}

export async function simulateDay(store: Store, options: DayOptions): Promise<SimulatedDay> {
  const { browser, country, from, to } = options;
  const traits = browser === 'chromium' ? { freshOnDemand: true, dns: false } : { freshOnDemand: false, dns: true };
  await changeSettings(store, (settings) => ({ ...settings, country, consentedAt: from }), from);
  // The check of the day before, so that this one begins with a regular round.
  const before = { id: 'before', kind: 'regular', index: 0, state: 'done', steps: [] } as const;
  const at = from - 3_600_000;
  await saveRound(store, { ...before, steps: [], plannedAt: at, startedAt: at, totalLimitMs: 1, silenceLimitMs: 1 });
  const day: SimulatedDay = { rounds: [], transfers: 0, requests: 0, charged: new Map() };
  for (let now = from; now < to; ) {
    const { round, wakeAt } = await planNext(store, traits, now);
    if (!round) {
      if (wakeAt === undefined || wakeAt <= now)
        throw new Error('The planner neither plans nor says when to look again.');
      now = Math.ceil(wakeAt);
      continue;
    }
    const samples = await answer(store, round, options);
    day.rounds.push(round);
    day.requests += samples.length;
    day.transfers += samples.filter((sample) => sample.kind === 'transfer').length;
    const endedAt = Math.max(now, ...samples.map((sample) => sample.at)) + 1_000;
    await saveRound(store, { ...round, state: 'done', endedAt, steps: [] });
    now = endedAt;
  }
  for (const [index, key] of (await store.getAllKeys('budget')).entries()) {
    day.charged.set(key, (await store.getAll('budget'))[index] ?? 0);
  }
  return day;
}
