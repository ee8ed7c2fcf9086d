/** Facebook. Shares its static hosts with Messenger: the two are not independent witnesses. */
import { head, object, websocket } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const facebook: Service = {
  type: 'service',
  id: 'facebook',
  name: 'Facebook',
  default: false,
  countries: [],
  risk: 'restricted',
  endpoints: [
    head('web', 'app', 'https://www.facebook.com/', { source: 'hyperion-cs/dpi-checkers ru/dpi-ch', checkedAt: null }),
    object('map', 'https://static.xx.fbcdn.net/rsrc.php/v3/yi/r/OBaVg52wtTZ.png', {
      source: 'world map of the old sign-up page, linked by many public repositories; size unverified',
      checkedAt: null,
    }),
    websocket('chat', 'wss://edge-chat.facebook.com/chat', {
      source: 'broker address in several public clients; needs a session, any handshake status proves reach',
      checkedAt: null,
    }),
    head('mobile', 'app', 'https://m.facebook.com/', { source: 'from memory, unverified', checkedAt: null }),
    head('graph', 'api', 'https://graph.facebook.com/', {
      source: 'developers.facebook.com, Graph API',
      checkedAt: null,
    }),
  ],
};
