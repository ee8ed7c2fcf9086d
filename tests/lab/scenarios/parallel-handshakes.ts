/** TLS-connection policing: several handshakes at once hang, one at a time passes (net4people/bbs#546, technique D11). */
import type { Behaviour } from '../behaviour.ts';
import type { Scenario } from '../scenario.ts';

/**
 * The delay makes a handshake last long enough to overlap with another. More of it would make a transfer look slow, since the
 * connection's own round trip, which would explain it, stays short here.
 */
const policing: Behaviour[] = [
  { type: 'handshake-limit', parallel: 1 },
  { type: 'delay', ms: 30 },
];

export const parallelHandshakes: Scenario = {
  id: 'parallel-handshakes',
  title: 'two TLS handshakes of one WhatsApp host at once hang, one at a time is fine',
  expect: [{ service: 'whatsapp', state: 'ok', technique: null }],
  behaviours: () => [
    ['*.whatsapp.com', policing],
    ['*.whatsapp.net', policing],
  ],
};
