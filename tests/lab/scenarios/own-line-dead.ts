/** Nothing answers, on connections that are open already as well as on new ones. Names still resolve, as from a cache. */
import type { Scenario } from '../scenario.ts';

export const ownLineDead: Scenario = {
  id: 'own-line-dead',
  title: 'no host answers',
  expect: [{ service: 'line', state: 'own-line', technique: null }],
  behaviours: () => [['*', [{ type: 'silent-hello' }, { type: 'stall', afterBytes: 0 }, { type: 'stun-silent' }]]],
};
