/** UDP is dropped for all: a silent STUN server never changes a state. */
import type { Scenario } from '../scenario.ts';

export const stunSilent: Scenario = {
  id: 'stun-silent',
  title: 'no STUN server answers (UDP is dropped)',
  expect: [{ service: '*', state: 'ok', technique: null }],
  behaviours: () => [['*', { type: 'stun-silent' }]],
};
