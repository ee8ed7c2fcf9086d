/** The "16 KB" freeze seen in Russia since June 2025: 12 to 34 KB arrive, then silence (net4people/bbs#490, technique D10). */
import type { Behaviour } from '../behaviour.ts';
import type { Scenario } from '../scenario.ts';

/** Handshake with chain, tickets and heads take about 3 KB of it and record headers 2 %: about 17 KB of body arrive. */
const freeze: Behaviour[] = [{ type: 'stall', afterBytes: 20_480, freshOnly: true }];

export const frozen: Scenario = {
  id: 'frozen',
  title: 'connections to WhatsApp go silent after 20 KB',
  expect: [{ service: 'whatsapp', state: 'throttled', technique: 'freeze' }],
  behaviours: () => [
    ['*.whatsapp.com', freeze],
    ['*.whatsapp.net', freeze],
  ],
};
