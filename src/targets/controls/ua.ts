/** Domestic controls of Ukraine: a portal, a mobile operator, an internet provider. */
import { head, object } from '../endpoint.ts';
import type { Control } from '../target.ts';

export const uaControls: Control[] = [
  {
    type: 'control',
    id: 'ukr-net',
    name: 'UKR.NET',
    country: 'UA',
    network: 'UKR.NET',
    endpoints: [head('home', 'app', 'https://www.ukr.net/', { source: 'from memory, unverified', checkedAt: null })],
  },
  {
    type: 'control',
    id: 'kyivstar',
    name: 'Kyivstar',
    country: 'UA',
    network: 'Kyivstar',
    endpoints: [head('home', 'app', 'https://kyivstar.ua/', { source: 'from memory, unverified', checkedAt: null })],
  },
  {
    type: 'control',
    id: 'ip-connect',
    name: 'IP-Connect',
    country: 'UA',
    network: 'IP-Connect',
    endpoints: [
      head('home', 'app', 'https://ubuntu.ip-connect.vn.ua/', {
        source: 'Ubuntu mirror list (python-apt Ubuntu.mirrors)',
        checkedAt: null,
      }),
      object('packages', 'https://ubuntu.ip-connect.vn.ua/dists/noble/main/binary-amd64/Packages.xz', {
        source: 'Ubuntu mirror list (python-apt Ubuntu.mirrors); path after the Debian repository format',
        checkedAt: null,
        expect: { minBytes: 65_536 },
      }),
    ],
  },
];
