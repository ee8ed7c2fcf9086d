/** Psiphon's site, not its tunnels. */
import { head } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const psiphon: Service = {
  type: 'service',
  id: 'psiphon',
  name: 'Psiphon',
  default: false,
  countries: [],
  risk: 'vpn',
  endpoints: [
    head('site', 'app', 'https://psiphon.ca/', { source: 'links in public repositories', checkedAt: null }),
    head('conduit', 'app', 'https://conduit.psiphon.ca/', { source: 'links in public repositories', checkedAt: null }),
  ],
};
