/** Neither browser names the stranger's name where its CA is unknown too, so the word is "certificate", forged name or not. */
import type { Scenario } from '../scenario.ts';

export const forged: Scenario = {
  id: 'forged',
  title: "WhatsApp's names lead to another address with a stranger's certificate",
  expect: [{ service: 'whatsapp', state: 'blocked', technique: 'certificate' }],
  behaviours: () => [
    ['*.whatsapp.com', { type: 'forged' }],
    ['*.whatsapp.net', { type: 'forged' }],
  ],
};
