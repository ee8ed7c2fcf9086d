/** Each browser tries a reset connection again by itself: more connections than requests are no fault of ours. */
import type { Scenario } from '../scenario.ts';

export const reset: Scenario = {
  id: 'reset',
  title: 'every WhatsApp connection is reset after the ClientHello',
  expect: [{ service: 'whatsapp', state: 'blocked', technique: 'reset' }],
  behaviours: () => [
    ['*.whatsapp.com', { type: 'reset-hello' }],
    ['*.whatsapp.net', { type: 'reset-hello' }],
  ],
};
