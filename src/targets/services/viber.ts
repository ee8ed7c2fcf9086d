/** Viber, site and download only: it has no web client, and its messaging runs over ports no browser can ask. */
import { head, object } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const viber: Service = {
  type: 'service',
  id: 'viber',
  name: 'Viber',
  default: true,
  countries: [],
  risk: null,
  endpoints: [
    head('site', 'app', 'https://www.viber.com/', {
      source: 'the home page; asked by OONI in Russia (ooni/ooni.org#1678)',
      checkedAt: null,
    }),
    object('package', 'https://download.cdn.viber.com/cdn/desktop/Linux/viber.deb', {
      source: 'Arch and Fedora packaging scripts; an installer of many megabytes, size unverified',
      checkedAt: null,
      expect: { minBytes: 262_144 },
    }),
    head('account', 'api', 'https://account.viber.com/', { source: 'from memory, unverified', checkedAt: null }),
  ],
};
