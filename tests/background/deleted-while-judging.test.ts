/** Everything is deleted while the last judgement is being made: nothing of it may come back, at whatever moment that was. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { createGlancing } from '../../extension/background/glancing.ts';
import { appendSample, changeSettings, deleteEverything, readKept, saveRound } from '../../src/store/index.ts';
import { MINUTE, makeRound, makeSample, newStore } from '../store/make.ts';

vi.mock('../../extension/ui/withheld.ts', () => ({ withheldServices: async () => [] }));
vi.stubGlobal('navigator', { onLine: true });

it('leaves no judgement behind', async () => {
  const left: number[] = [];
  for (let ms = 0; ms < 40; ms += 2) {
    const store = await newStore();
    const now = Date.now();
    await changeSettings(store, (s) => ({ ...s, consentedAt: now - 20 * MINUTE, services: ['whatsapp'] }), now);
    await saveRound(store, makeRound('r', { state: 'done', startedAt: now - MINUTE, endedAt: now - 1000 }));
    for (let i = 0; i < 5; i++) await appendSample(store, makeSample('r', i, { at: now - 50_000 + i * 1000 }));
    const glancing = createGlancing(
      async () => store,
      async () => undefined,
    );
    const first = glancing.refresh();
    await sleep(ms);
    await deleteEverything(store);
    glancing.forget();
    await glancing.refresh();
    await first;
    if ((await readKept(store, 'judgement')) !== undefined) left.push(ms);
    store.close();
  }
  expect(left).toEqual([]);
});
