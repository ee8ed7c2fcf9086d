/** Domestic controls of Iran: two large sites and an internet provider. */
import { head, object } from '../endpoint.ts';
import type { Control } from '../target.ts';

export const irControls: Control[] = [
  {
    type: 'control',
    id: 'digikala',
    name: 'Digikala',
    country: 'IR',
    network: 'Digikala',
    endpoints: [
      head('home', 'app', 'https://www.digikala.com/', { source: 'from memory, unverified', checkedAt: null }),
    ],
  },
  {
    type: 'control',
    id: 'aparat',
    name: 'Aparat',
    country: 'IR',
    network: 'Saba Idea',
    endpoints: [head('home', 'app', 'https://www.aparat.com/', { source: 'from memory, unverified', checkedAt: null })],
  },
  {
    type: 'control',
    id: 'shatel',
    name: 'Shatel',
    country: 'IR',
    network: 'Shatel',
    endpoints: [
      head('home', 'app', 'https://www.shatel.ir/', { source: 'from memory, unverified', checkedAt: null }),
      object('packages', 'https://ubuntu.shatel.ir/ubuntu/dists/noble/main/binary-amd64/Packages.xz', {
        source: 'Ubuntu mirror list (python-apt Ubuntu.mirrors); path after the Debian repository format',
        checkedAt: null,
        expect: { minBytes: 65_536 },
      }),
    ],
  },
];
