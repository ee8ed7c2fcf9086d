/** Both browsers call this a name that is not found, as they do NXDOMAIN: the expected technique is the same. */
import type { Scenario } from '../scenario.ts';

export const nameServfail: Scenario = {
  id: 'name-servfail',
  title: "the resolver fails for WhatsApp's names (SERVFAIL)",
  expect: [{ service: 'whatsapp', state: 'blocked', technique: 'dns-removed' }],
  behaviours: () => [
    ['*.whatsapp.com', { type: 'servfail' }],
    ['*.whatsapp.net', { type: 'servfail' }],
  ],
};
