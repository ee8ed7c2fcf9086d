/** What a resolver answers that was told to know nothing of WhatsApp. A name that never was looks the same. */
import type { Scenario } from '../scenario.ts';

export const nameGone: Scenario = {
  id: 'name-gone',
  title: "WhatsApp's names do not exist (NXDOMAIN)",
  expect: [{ service: 'whatsapp', state: 'blocked', technique: 'dns-removed' }],
  behaviours: () => [
    ['*.whatsapp.com', { type: 'nxdomain' }],
    ['*.whatsapp.net', { type: 'nxdomain' }],
  ],
};
