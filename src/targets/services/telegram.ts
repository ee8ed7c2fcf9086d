/**
 * Telegram, by its web app and the web hosts of its data centers. The data centers' addresses themselves, which OONI asks
 * over plain http, are not here: see docs/methods/targets.md, "Not covered".
 */
import { head, object, plain, websocket } from '../endpoint.ts';
import type { Service } from '../target.ts';

// Subprotocol `binary` is what the web app asks for; without it the handshake may be refused, which is an answer too.
const dataCenter = { source: 'morethanwords/tweb src/lib/mtproto/dcConfigurator.ts', checkedAt: null } as const;

export const telegram: Service = {
  type: 'service',
  id: 'telegram',
  name: 'Telegram',
  default: true,
  countries: [],
  risk: null,
  endpoints: [
    head('web', 'app', 'https://web.telegram.org/', {
      source: 'ooni/spec nettests/ts-020-telegram.md',
      checkedAt: null,
    }),
    object('image', 'https://telegram.org/img/Telegram200million.png', {
      source: 'Runnin4ik/dpi-detector core/telegram_scanner.py (30.97 MB)',
      checkedAt: null,
      expect: { minBytes: 262_144 },
    }),
    websocket('venus', 'wss://venus.web.telegram.org/apiws', dataCenter),
    websocket('kws2', 'wss://kws2.web.telegram.org/apiws', dataCenter),
    websocket('kws4', 'wss://kws4.web.telegram.org/apiws', dataCenter),
    head('pluto', 'backend', 'https://pluto.web.telegram.org/', dataCenter),
    head('vesta', 'backend', 'https://vesta.web.telegram.org/', dataCenter),
    plain('short-link', 'http://t.me/', {
      source: 'the service’s short links; redirect from memory, unverified',
      checkedAt: null,
      expect: { redirectHosts: ['telegram.org', 'telegram.me'] },
    }),
    head('api', 'api', 'https://api.telegram.org/', { source: 'hyperion-cs/dpi-checkers ru/dpi-ch', checkedAt: null }),
  ],
};
