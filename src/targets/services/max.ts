/** MAX, the messenger the Russian state favours: to compare with. Its operator can see who asks. */
import { head, object, websocket } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const max: Service = {
  type: 'service',
  id: 'max',
  name: 'MAX',
  default: false,
  countries: ['RU'],
  risk: 'state-messenger',
  endpoints: [
    head('web', 'app', 'https://web.max.ru/', { source: 'hxehex/russia-mobile-internet-whitelist', checkedAt: null }),
    object('client', 'https://download.max.ru/electron/MAX.deb', {
      source: 'Arch and Gentoo packaging scripts; an installer of many megabytes, size unverified',
      checkedAt: null,
      expect: { minBytes: 262_144 },
    }),
    websocket('socket', 'wss://ws-api.oneme.ru/websocket', {
      source: 'several public clients; they send the Origin of the web app, we send none',
      checkedAt: null,
    }),
    head('site', 'app', 'https://max.ru/', { source: 'hyperion-cs/dpi-checkers ru/dpi-ch', checkedAt: null }),
    head('static', 'media', 'https://st.max.ru/', {
      source: 'hxehex/russia-mobile-internet-whitelist',
      checkedAt: null,
    }),
    head('api', 'api', 'https://api.oneme.ru/', { source: 'net4people/bbs#490', checkedAt: null }),
    head('images', 'media', 'https://i.oneme.ru/', { source: 'picture addresses in public clients', checkedAt: null }),
  ],
};
