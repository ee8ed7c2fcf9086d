/** The "16 KB" freeze seen in Russia since June 2025: 12 to 34 KB arrive, then silence (net4people/bbs#490, technique D10). */
import type { Behaviour } from '../behaviour.ts';
import type { Scenario } from '../scenario.ts';

/** Handshake, tickets, heads and a page before it take 3 to 6 KB of it, record headers 2 %: 14 to 17 KB of body arrive. */
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
