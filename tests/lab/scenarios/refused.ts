/** The name leads to an address where nothing listens: the refusal is the kernel's, and comes at once. */
import type { Scenario } from '../scenario.ts';

export const refused: Scenario = {
  id: 'refused',
  title: 'connections to WhatsApp are refused',
  expect: [{ service: 'whatsapp', state: 'blocked', technique: 'refused' }],
  behaviours: () => [
    ['*.whatsapp.com', { type: 'refused' }],
    ['*.whatsapp.net', { type: 'refused' }],
  ],
};
