/** The rate seen when Twitter was throttled in 2021: 130-150 kbit/s by SNI (IMC 2021, "Throttling Twitter"). */
import type { Police } from '../behaviour.ts';
import type { Scenario } from '../scenario.ts';

const police: Police = { type: 'police', kbps: 128, burstBytes: 8000, mode: 'drop' };

export const policed: Scenario = {
  id: 'policed',
  title: 'WhatsApp passes at 128 kbit/s, all else is fast',
  expect: [{ service: 'whatsapp', state: 'throttled', technique: 'policer' }],
  behaviours: () => [
    ['*.whatsapp.com', police],
    ['*.whatsapp.net', police],
  ],
};
