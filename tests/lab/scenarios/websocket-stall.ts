/** Seen with Discord's media servers: the connection opens, the first frame never comes (technique D16). */
import type { Scenario } from '../scenario.ts';

export const websocketStall: Scenario = {
  id: 'websocket-stall',
  title: 'WhatsApp never answers a WebSocket upgrade',
  expect: [{ service: 'whatsapp', state: 'blocked', technique: 'websocket-stall' }],
  behaviours: () => [
    ['*.whatsapp.com', { type: 'websocket-stall' }],
    ['*.whatsapp.net', { type: 'websocket-stall' }],
  ],
};
