/** A day's bytes that are used up are told once: put away, the notice does not come back with each start of the background. */
import { expect, it, vi } from 'vitest';
import { planNext } from '../../extension/background/planning.ts';
import { changeSettings, chargeBytes, clearNotice, notices } from '../../src/store/index.ts';
import { HOUR, MINUTE, newStore, T0 } from '../store/make.ts';

vi.mock('../../extension/platform/permissions.ts', () => ({ permitted: async () => true }));
// Node 20 has none; the planner asks it whether to save data.
vi.stubGlobal('navigator', {});

const TRAITS = { freshOnDemand: true, dns: false };

it('once, and anew for a larger allowance or another day', async () => {
  const store = await newStore();
  await changeSettings(store, (s) => ({ ...s, services: ['whatsapp'], consentedAt: T0 - HOUR }), T0);
  await chargeBytes(store, 10_000_000, T0);
  const shown = async (now: number) => {
    await planNext(store, TRAITS, now);
    return (await notices(store)).filter(({ away }) => !away).map(({ at }) => at);
  };
  expect(await shown(T0 + MINUTE)).toEqual([T0 + MINUTE]);
  expect(await shown(T0 + 2 * MINUTE)).toEqual([T0 + MINUTE]);
  await clearNotice(store, 'budget');
  expect(await shown(T0 + 3 * MINUTE)).toEqual([]);
  await changeSettings(store, (s) => ({ ...s, budgetBytes: 20_000_000 }), T0);
  await chargeBytes(store, 10_000_000, T0);
  expect(await shown(T0 + 4 * MINUTE)).toEqual([T0 + 4 * MINUTE]);
  await chargeBytes(store, 20_000_000, T0 + 24 * HOUR);
  expect(await shown(T0 + 24 * HOUR)).toEqual([T0 + 24 * HOUR]);
});
