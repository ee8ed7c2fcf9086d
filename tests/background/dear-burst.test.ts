/** Near the end of the day's bytes a closer look may cost too much: the regular round that fits comes all the same, and nobody is told that the bytes are used up. */
import { expect, it, vi } from 'vitest';
import { planNext } from '../../extension/background/planning.ts';
import { appendSample, changeSettings, chargeBytes, notices, saveRound } from '../../src/store/index.ts';
import { HOUR, MINUTE, makeRound, makeSample, newStore, T0 } from '../store/make.ts';

vi.mock('../../extension/platform/permissions.ts', () => ({ permitted: async () => true }));
// Node 20 has none; the planner asks it whether to save data.
vi.stubGlobal('navigator', {});

const TRAITS = { freshOnDemand: true, dns: false };
/** 23:30 UTC: what is left of the day is for one round or two. */
const AT = T0 + 13.5 * HOUR;
/** A burst of WhatsApp in Chromium is reckoned at more than this, a regular round at less. */
const LEFT_BYTES = 160_000;

async function roundsUntilMidnight(suspicion: boolean): Promise<{ kinds: string[]; told: string[] }> {
  const store = await newStore();
  await changeSettings(store, (s) => ({ ...s, services: ['whatsapp'], consentedAt: AT - HOUR }), AT);
  await saveRound(store, makeRound('last', { state: 'done', plannedAt: AT, startedAt: AT, endedAt: AT + MINUTE }));
  const failed = { outcome: 'failed', failure: 'connection_reset', status: undefined } as const;
  await appendSample(store, makeSample('last', 0, { at: AT, ...(suspicion && failed) }));
  await chargeBytes(store, 10_000_000 - LEFT_BYTES - 1_000, AT);
  const kinds: string[] = [];
  for (let now = AT + 6 * MINUTE, tries = 0; kinds.length === 0 && now < AT + 29 * MINUTE && tries < 20; tries++) {
    const { round, wakeAt = Number.POSITIVE_INFINITY } = await planNext(store, TRAITS, Math.ceil(now));
    if (round) kinds.push(round.kind);
    now = wakeAt;
  }
  const told = (await notices(store)).map(({ kind }) => kind);
  store.close();
  return { kinds, told };
}

it('falls back to the regular round', async () => {
  expect(await roundsUntilMidnight(false)).toEqual({ kinds: ['regular'], told: [] });
  expect(await roundsUntilMidnight(true)).toEqual({ kinds: ['regular'], told: [] });
});
