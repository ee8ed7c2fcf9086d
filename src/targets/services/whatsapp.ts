/**
 * WhatsApp. Ten host names, because Firefox opens a fresh connection only to a name it has not asked lately.
 * The e<N> hosts are the ones the phone app speaks to: their certificate is not for browsers, and being refused proves reach.
 */
import { head, object, websocket } from '../endpoint.ts';
import type { Service } from '../target.ts';

// Self-signed and expired, for *.internet.org, when last described in 2022 (ooni/probe#2190).
const backend = {
  source: 'ooni/spec nettests/ts-018-whatsapp.md; certificate: ooni/probe#2190',
  checkedAt: null,
  expect: { certificate: 'private' },
} as const;

export const whatsapp: Service = {
  type: 'service',
  id: 'whatsapp',
  name: 'WhatsApp',
  default: true,
  countries: [],
  risk: null,
  endpoints: [
    // 400 is seen where User-Agent and ClientHello do not match (ts-018): any status counts.
    head('web', 'app', 'https://web.whatsapp.com/', {
      source: 'ooni/spec nettests/ts-018-whatsapp.md',
      checkedAt: null,
    }),
    object('wallpaper', 'https://static.whatsapp.net/rsrc.php/v3/yl/r/gi_DckOUM5a.png', {
      source: 'chat wallpaper of the web app, linked by many public repositories; size unverified',
      checkedAt: null,
    }),
    // The web app sends its own Origin; we send none, so 101 is not promised. A 4xx proves reach as well.
    websocket('chat', 'wss://web.whatsapp.com/ws/chat', {
      source: 'jlucaso1/whatsapp-rust src/socket/consts.rs',
      checkedAt: null,
    }),
    head('media', 'media', 'https://mmg.whatsapp.net/', {
      source: 'media host in several public clients, e.g. WhiskeySockets/Baileys',
      checkedAt: null,
    }),
    head('register', 'api', 'https://v.whatsapp.net/v2/register', {
      source: 'ooni/spec nettests/ts-018-whatsapp.md',
      checkedAt: null,
    }),
    head('graph', 'api', 'https://graph.whatsapp.com/', { source: 'remittor/zapret-openwrt#520', checkedAt: null }),
    head('e1', 'backend', 'https://e1.whatsapp.net/', backend),
    head('e5', 'backend', 'https://e5.whatsapp.net/', backend),
    head('e10', 'backend', 'https://e10.whatsapp.net/', backend),
    head('e16', 'backend', 'https://e16.whatsapp.net/', backend),
  ],
};
