/**
 * Somebody in WhatsApp's place, or an antivirus. Its backends have a certificate of their own authority in any case and look reached.
 */
import type { Scenario } from '../scenario.ts';

export const wrongCa: Scenario = {
  id: 'wrong-ca',
  title: 'WhatsApp shows the right name under an unknown CA',
  expect: [{ service: 'whatsapp', state: 'blocked', technique: 'certificate' }],
  behaviours: () => [
    ['*.whatsapp.com', { type: 'wrong-ca' }],
    ['*.whatsapp.net', { type: 'wrong-ca' }],
  ],
};
