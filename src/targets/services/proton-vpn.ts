/** Proton VPN's site, not its tunnels: whether somebody can get the client, not whether it works. */
import { head } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const protonVpn: Service = {
  type: 'service',
  id: 'proton-vpn',
  name: 'Proton VPN',
  default: false,
  countries: [],
  risk: 'vpn',
  endpoints: [
    head('site', 'app', 'https://protonvpn.com/', { source: 'the home page', checkedAt: null }),
    head('account', 'app', 'https://account.protonvpn.com/', {
      source: 'links in public repositories',
      checkedAt: null,
    }),
  ],
};
