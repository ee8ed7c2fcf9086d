/** Messenger. Its backend names are Facebook's: a block of either shows here. */
import { head, object, stun, websocket } from '../endpoint.ts';
import type { Service } from '../target.ts';

const nettest = { source: 'ooni/spec nettests/ts-019-facebook-messenger.md', checkedAt: null } as const;

export const messenger: Service = {
  type: 'service',
  id: 'messenger',
  name: 'Messenger',
  default: true,
  countries: [],
  risk: null,
  endpoints: [
    head('web', 'app', 'https://www.messenger.com/', {
      source: 'Runnin4ik/dpi-detector target list; a move to www.facebook.com was announced, from memory',
      checkedAt: null,
      expect: { redirectHosts: ['www.facebook.com'] },
    }),
    // No object of known size has been found: this one is the largest image with a long life, and may be too small.
    object('map', 'https://static.xx.fbcdn.net/rsrc.php/v3/yi/r/OBaVg52wtTZ.png', {
      source: 'world map of the old sign-up page, linked by many public repositories; size unverified',
      checkedAt: null,
    }),
    websocket('chat', 'wss://edge-chat.messenger.com/chat', {
      source: 'broker address in several public clients; needs a session, any handshake status proves reach',
      checkedAt: null,
    }),
    head('b-api', 'api', 'https://b-api.facebook.com/', nettest),
    head('b-graph', 'api', 'https://b-graph.facebook.com/', nettest),
    head('edge-mqtt', 'backend', 'https://edge-mqtt.facebook.com/', nettest),
    head('star', 'backend', 'https://star.c10r.facebook.com/', nettest),
    head('scontent', 'media', 'https://scontent.xx.fbcdn.net/', nettest),
    head('external', 'media', 'https://external.xx.fbcdn.net/', nettest),
    stun('stun', 'stun:stun.fbsbx.com:3478', {
      source: 'ooni/spec ts-019 (name); port from public STUN server lists',
      checkedAt: null,
    }),
  ],
};
