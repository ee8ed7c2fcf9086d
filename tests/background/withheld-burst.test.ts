/** A burst is due for a service whose permission is gone: the round of the others comes when it is due, and the alarm with it. */
import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { planNext } from '../../extension/background/planning.ts';
import { appendSample, changeSettings, saveRound } from '../../src/store/index.ts';
import { HOUR, MINUTE, makeRound, makeSample, newStore, T0 } from '../store/make.ts';

const withheld = vi.hoisted(() => ({ host: '' }));
vi.mock('../../extension/platform/permissions.ts', () => ({
  permitted: (origins: string[]) => Promise.resolve(!origins.some((o) => o.includes(withheld.host || 'nobody'))),
}));
// Node 20 has none; the planner asks it whether to save data.
vi.stubGlobal('navigator', {});

const TRAITS = { freshOnDemand: true, dns: false };

it('the other services are measured on', async () => {
  const store = await newStore();
  const services = ['whatsapp', 'telegram'];
  await changeSettings(store, (settings) => ({ ...settings, services, consentedAt: T0 - HOUR }), T0);
  await saveRound(store, makeRound('last', { state: 'done', endedAt: T0 + MINUTE }));
  const failed = { outcome: 'failed', failure: 'connection_reset', status: undefined } as const;
  await appendSample(store, makeSample('last', 0, failed));
  // With the permission a burst comes within five minutes.
  const burst = await planNext(store, TRAITS, T0 + 6 * MINUTE);
  expect(burst.round?.kind).toBe('burst');
  if (!burst.round) throw new Error('No burst was planned.');
  await store.delete('rounds', burst.round.id);
  withheld.host = 'whatsapp';
  const waiting = await planNext(store, TRAITS, T0 + 6 * MINUTE);
  expect(waiting.round).toBeUndefined();
  expect(waiting.wakeAt).toBeGreaterThan(T0 + 6 * MINUTE);
  const regular = await planNext(store, TRAITS, Math.ceil(waiting.wakeAt ?? 0));
  expect(regular.round?.kind).toBe('regular');
  const targets = new Set(regular.round?.steps.map((step) => step.target));
  expect([targets.has('telegram'), targets.has('whatsapp')]).toEqual([true, false]);
  store.close();
});
