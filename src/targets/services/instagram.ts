/** Instagram. Blocked in several countries, and asking it can be noticed there. */
import { head, object, websocket } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const instagram: Service = {
  type: 'service',
  id: 'instagram',
  name: 'Instagram',
  default: false,
  countries: [],
  risk: 'restricted',
  endpoints: [
    head('web', 'app', 'https://www.instagram.com/', { source: 'hyperion-cs/dpi-checkers ru/dpi-ch', checkedAt: null }),
    object('phone', 'https://static.cdninstagram.com/rsrc.php/v3/y4/r/_-506wz9q4C.png', {
      source: 'picture of the login page, linked by a public repository; size unverified',
      checkedAt: null,
    }),
    websocket('chat', 'wss://edge-chat.instagram.com/chat', {
      source: 'broker address in several public clients; needs a session, any handshake status proves reach',
      checkedAt: null,
    }),
    head('scontent', 'media', 'https://scontent.cdninstagram.com/', {
      source: 'Flowseal/zapret-discord-youtube#7056',
      checkedAt: null,
    }),
    head('api', 'api', 'https://i.instagram.com/', { source: 'from memory, unverified', checkedAt: null }),
  ],
};
