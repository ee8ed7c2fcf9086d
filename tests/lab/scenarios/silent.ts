/** The connection is accepted, since the kernel does that here: to a browser a dropped first packet looks the same. */
import type { Scenario } from '../scenario.ts';

export const silent: Scenario = {
  id: 'silent',
  title: 'WhatsApp accepts connections and never answers the ClientHello',
  expect: [{ service: 'whatsapp', state: 'blocked', technique: 'silence' }],
  behaviours: () => [
    ['*.whatsapp.com', { type: 'silent-hello' }],
    ['*.whatsapp.net', { type: 'silent-hello' }],
  ],
};
