/**
 * Signal. It has no web app: `app` is its site, while the messenger itself stands on hosts under Signal's own CA, where a
 * browser can only see that it was reached.
 */
import { head, object } from '../endpoint.ts';
import type { Service } from '../target.ts';

const ownCa = {
  source: 'ooni/spec nettests/ts-029-signal.md (validated against a CA of their own)',
  checkedAt: null,
  expect: { certificate: 'private' },
} as const;

const cdn = {
  source: 'signalapp/Signal-TLS-Proxy nginx.conf; CA as in older ooni/probe-cli signal.go',
  checkedAt: null,
  expect: { certificate: 'private' },
} as const;

export const signal: Service = {
  type: 'service',
  id: 'signal',
  name: 'Signal',
  default: true,
  countries: [],
  risk: null,
  endpoints: [
    head('site', 'app', 'https://signal.org/', { source: 'the project home page', checkedAt: null }),
    // The package index of the desktop client: its address follows from Debian's repository format.
    object('packages', 'https://updates.signal.org/desktop/apt/dists/xenial/main/binary-amd64/Packages.gz', {
      source: 'signal.org/download (apt source) and wiki.debian.org/DebianRepository/Format; size unverified',
      checkedAt: null,
    }),
    head('chat', 'backend', 'https://chat.signal.org/', ownCa),
    head('storage', 'backend', 'https://storage.signal.org/', ownCa),
    head('directory', 'backend', 'https://cdsi.signal.org/', ownCa),
    head('calls', 'backend', 'https://sfu.voip.signal.org/', ownCa),
    head('contacts', 'backend', 'https://svr2.signal.org/', cdn),
    head('unidentified', 'backend', 'https://ud-chat.signal.org/', cdn),
    head('updates', 'media', 'https://updates2.signal.org/', {
      ...cdn,
      source: 'signalapp/Signal-Desktop config/production.json, which has a CA of their own beside it',
    }),
    head('cdn', 'media', 'https://cdn.signal.org/', cdn),
    head('cdn2', 'media', 'https://cdn2.signal.org/', cdn),
  ],
};
