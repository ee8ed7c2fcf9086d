/** Late UDP is a note at most: a service that answers over TCP stays ok. */
import type { Scenario } from '../scenario.ts';

export const stunDelayed: Scenario = {
  id: 'stun-delayed',
  title: 'STUN answers come 800 ms late',
  expect: [{ service: '*', state: 'ok', technique: null }],
  behaviours: () => [['*', { type: 'stun-delay', ms: 800 }]],
};
