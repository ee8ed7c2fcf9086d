/**
 * A computer that slept, or a clock that was set back, in the middle of a round: what was left open is closed with what it has, nothing
 * is recorded for the time between, and measuring goes on. The planner itself on a real store (extension/background/planning.ts).
 */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { planNext, presentRound } from '../../extension/background/planning.ts';
import { formatLength } from '../../extension/ui/format.ts';
import { advance, type Pipeline } from '../../src/pipeline.ts';
import type { Round } from '../../src/round.ts';
import { lateStartMs } from '../../src/schedule/late-start.ts';
import { appendSample, changeSettings, type Store, saveRound } from '../../src/store/index.ts';
import { serviceById } from '../../src/targets/index.ts';
import { step } from '../schedule/build.ts';
import { allSamples, HOUR, MINUTE, makeRound, makeSample, newStore, T0 } from '../store/make.ts';

vi.mock('../../extension/platform/permissions.ts', () => ({ permitted: () => Promise.resolve(true) }));
// Node 20 has none; the planner asks it whether to save data.
vi.stubGlobal('navigator', {});

/** Of the issue, not read from the limits under test. */
const TEN_MINUTES = 10 * MINUTE;
const TRAITS = { freshOnDemand: true, dns: false };
/** Two requests of three were made when the lid was closed. */
const OPEN = makeRound('left', { steps: [step(0), step(1), step(2)] });
const MADE = [makeSample('left', 0), makeSample('left', 1)];

let store: Store;
let quiet: ReturnType<typeof vi.fn<() => Promise<void>>>;

beforeEach(async () => {
  store = await newStore();
  quiet = vi.fn(() => Promise.resolve());
  await changeSettings(store, (settings) => ({ ...settings, consentedAt: T0 - HOUR }), T0);
  await saveRound(store, OPEN);
  for (const sample of MADE) await appendSample(store, sample);
});
afterEach(() => store.close());

/** One wake-up of the background; the prober notes what it was asked and answers nothing. */
async function wake(now: number): Promise<{ asked: string[]; planned: Round | undefined }> {
  const asked: string[] = [];
  let planned: Round | undefined;
  const pipeline: Pipeline = {
    now: () => now,
    openRound: () => presentRound(store, now, quiet),
    async planNext() {
      planned = (await planNext(store, TRAITS, now)).round;
      return planned;
    },
    round: (id) => store.get('rounds', id),
    checkOf: async (round) => ({
      samples: (await allSamples(store)).filter((sample) => sample.round === round.id),
      startedAt: round.startedAt,
    }),
    endpointOf: () => serviceById('whatsapp')?.endpoints[0],
    inFlight: () => Promise.resolve([]),
    probe: async (round) => void asked.push(round.id),
    facts: () => Promise.resolve(undefined),
    place: () => Promise.reject(new Error('No request ends in this test.')),
    append: () => Promise.reject(new Error('Nothing may be recorded for the gap.')),
    close: () => Promise.reject(new Error('Rounds are left open in this test.')),
    wakeIn: () => undefined,
  };
  await advance(pipeline);
  return { asked, planned };
}

describe('a round left open', () => {
  it('for ten minutes is gone on with: only what is left of it is asked', async () => {
    const { asked, planned } = await wake(T0 + TEN_MINUTES);
    expect(planned).toBeUndefined();
    expect(asked).toEqual(['left']);
    expect(quiet).not.toHaveBeenCalled();
  });

  it.each([
    ['a moment more than ten minutes', TEN_MINUTES + 1, 'nothing yet'],
    ['a night', 9 * HOUR, 'the next round'],
  ])('for %s is closed with its samples, and nothing is recorded for the gap', async (_, gap, then) => {
    const now = T0 + gap;
    const { asked, planned } = await wake(now);
    expect(await store.get('rounds', 'left')).toMatchObject({ state: 'cancelled', startedAt: T0, endedAt: now });
    expect(await allSamples(store)).toEqual(MADE);
    // What may still hang in the prober is ended before anything new is asked.
    expect(quiet).toHaveBeenCalledTimes(1);
    expect(asked).not.toContain('left');
    expect(planned === undefined ? 'nothing yet' : 'the next round').toBe(then);
  });

  it('the next round begins now, once, and says when it was due', async () => {
    const now = T0 + 9 * HOUR;
    const { asked, planned } = await wake(now);
    expect(planned).toMatchObject({ kind: 'regular', state: 'open', startedAt: now });
    // Due a quarter of an hour after the one before, give or take a fifth; not made up for thirty-six times.
    expect((planned?.plannedAt ?? 0) - T0).toBeGreaterThanOrEqual(12 * MINUTE);
    expect((planned?.plannedAt ?? 0) - T0).toBeLessThanOrEqual(18 * MINUTE);
    // Shown as the time slept, so that nobody takes the gap for an outage.
    const late = planned ? lateStartMs(planned) : 0;
    expect(late).toBeGreaterThan(8.6 * HOUR);
    expect(late).toBeLessThan(9 * HOUR);
    expect(new Set(asked)).toEqual(new Set([planned?.id]));
    expect((await store.getAll('rounds')).filter(({ state }) => state === 'open').map(({ id }) => id)).toEqual([
      planned?.id,
    ]);
  });
});

describe('a late start', () => {
  it('is one from five minutes on: an alarm is late by less', () => {
    const late = (ms: number): number => lateStartMs({ plannedAt: T0, startedAt: T0 + ms });
    expect([late(-HOUR), late(0), late(5 * MINUTE), late(5 * MINUTE + 1)]).toEqual([0, 0, 0, 5 * MINUTE + 1]);
  });

  it('is told in its greatest unit', () => {
    expect(formatLength(6 * MINUTE, 'en')).toBe('6 min');
    expect(formatLength(8.75 * HOUR, 'en')).toBe('8.8 hr');
    expect(formatLength(15 * HOUR, 'en')).toBe('15 hr');
    expect(formatLength(60 * HOUR, 'en')).toBe('2.5 days');
  });
});

describe('a clock set back', () => {
  it('by less than a minute leaves the round open: its time comes', async () => {
    const { planned } = await wake(T0 - MINUTE + 1);
    expect(planned).toBeUndefined();
    expect(await store.get('rounds', 'left')).toMatchObject({ state: 'open' });
    expect(quiet).not.toHaveBeenCalled();
  });

  it('by hours closes the round that lies ahead, keeps its samples, and measures at once instead of catching up', async () => {
    const now = T0 - 3 * HOUR;
    const { planned } = await wake(now);
    expect(await store.get('rounds', 'left')).toMatchObject({ state: 'cancelled', endedAt: now });
    expect(await allSamples(store)).toEqual(MADE);
    expect(quiet).toHaveBeenCalledTimes(1);
    expect(planned).toMatchObject({ kind: 'regular', startedAt: now, plannedAt: now });
    expect(planned && lateStartMs(planned)).toBe(0);
  });
});
