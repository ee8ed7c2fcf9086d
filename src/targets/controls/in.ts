/** Domestic controls of India: a market place, an operator, an internet exchange. */
import { head, object } from '../endpoint.ts';
import type { Control } from '../target.ts';

export const inControls: Control[] = [
  {
    type: 'control',
    id: 'flipkart',
    name: 'Flipkart',
    country: 'IN',
    network: 'Flipkart',
    endpoints: [
      head('home', 'app', 'https://www.flipkart.com/', { source: 'from memory, unverified', checkedAt: null }),
    ],
  },
  {
    type: 'control',
    id: 'airtel',
    name: 'Airtel',
    country: 'IN',
    network: 'Bharti Airtel',
    endpoints: [head('home', 'app', 'https://www.airtel.in/', { source: 'from memory, unverified', checkedAt: null })],
  },
  {
    type: 'control',
    id: 'extreme-ix',
    name: 'Extreme IX',
    country: 'IN',
    network: 'Extreme IX',
    endpoints: [
      head('home', 'app', 'https://repo.extreme-ix.org/', {
        source: 'Ubuntu mirror list (python-apt Ubuntu.mirrors)',
        checkedAt: null,
      }),
      object('packages', 'https://repo.extreme-ix.org/ubuntu/dists/noble/main/binary-amd64/Packages.xz', {
        source: 'Ubuntu mirror list (python-apt Ubuntu.mirrors); path after the Debian repository format',
        checkedAt: null,
        expect: { minBytes: 65_536 },
      }),
    ],
  },
];
