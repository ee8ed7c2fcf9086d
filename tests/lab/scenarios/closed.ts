/** Firefox calls this a reset: the technique expected there is another (tests/browser/first-check). */
import type { Scenario } from '../scenario.ts';

export const closed: Scenario = {
  id: 'closed',
  title: 'every WhatsApp connection is closed (FIN) after the ClientHello',
  expect: [{ service: 'whatsapp', state: 'blocked', technique: 'closed' }],
  behaviours: () => [
    ['*.whatsapp.com', { type: 'close-hello' }],
    ['*.whatsapp.net', { type: 'close-hello' }],
  ],
};
