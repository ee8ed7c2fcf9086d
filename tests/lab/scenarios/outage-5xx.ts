/** An error of the service's own is an answer: reached, and never called blocked. */
import type { Scenario } from '../scenario.ts';

export const outage5xx: Scenario = {
  id: 'outage-5xx',
  title: 'WhatsApp answers 503 everywhere',
  expect: [{ service: 'whatsapp', state: 'outage', technique: null }],
  behaviours: () => [
    ['*.whatsapp.com', { type: 'status', code: 503 }],
    ['*.whatsapp.net', { type: 'status', code: 503 }],
  ],
};
