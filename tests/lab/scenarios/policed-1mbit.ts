/** A rate at which chats work and pictures crawl: a first check alone may not call it throttled. */
import type { Police } from '../behaviour.ts';
import type { Scenario } from '../scenario.ts';

/**
 * Above some hundred kbit/s a sender learns of a loss from later segments, so pauses are a round trip, not a timeout:
 * 20 ms here. At 50 ms, 64 KB come in ten jumps, at which no rate looks steady.
 */
const police: Police = { type: 'police', kbps: 1000, burstBytes: 8000, mode: 'drop', rtoMs: 20 };

export const policed1mbit: Scenario = {
  id: 'policed-1mbit',
  title: 'WhatsApp passes at 1 Mbit/s, all else is fast',
  // A minute of such a rate may be a crowded moment (src/verdict/rules/policer.ts): named once it has lasted.
  expect: [{ service: 'whatsapp', state: 'slow', technique: null }],
  behaviours: () => [
    ['*.whatsapp.com', police],
    ['*.whatsapp.net', police],
  ],
};
