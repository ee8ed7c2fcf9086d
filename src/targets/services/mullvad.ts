/** Mullvad's site and API, not its tunnels. */
import { head } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const mullvad: Service = {
  type: 'service',
  id: 'mullvad',
  name: 'Mullvad VPN',
  default: false,
  countries: [],
  risk: 'vpn',
  endpoints: [
    head('site', 'app', 'https://mullvad.net/', { source: 'the home page', checkedAt: null }),
    head('api', 'api', 'https://api.mullvad.net/', { source: 'mullvad/mullvadvpn-app', checkedAt: null }),
  ],
};
