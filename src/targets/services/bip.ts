/** BiP, the messenger of the Turkish operator Turkcell. No static object is known. */
import { head } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const bip: Service = {
  type: 'service',
  id: 'bip',
  name: 'BiP',
  default: false,
  countries: ['TR'],
  risk: 'state-messenger',
  endpoints: [
    head('web', 'app', 'https://web.bip.com/', { source: 'links in public repositories', checkedAt: null }),
    head('service', 'api', 'https://pweb.bip.com/health', { source: 'public client code', checkedAt: null }),
    head('site', 'app', 'https://bip.com/', { source: 'from memory, unverified', checkedAt: null }),
  ],
};
