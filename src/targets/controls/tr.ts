/** Domestic controls of Turkey: a market place, the incumbent provider, the academic network. */
import { head, object } from '../endpoint.ts';
import type { Control } from '../target.ts';

export const trControls: Control[] = [
  {
    type: 'control',
    id: 'sahibinden',
    name: 'sahibinden.com',
    country: 'TR',
    network: 'sahibinden.com',
    endpoints: [
      head('home', 'app', 'https://www.sahibinden.com/', { source: 'from memory, unverified', checkedAt: null }),
    ],
  },
  {
    type: 'control',
    id: 'turk-telekom',
    name: 'Türk Telekom',
    country: 'TR',
    network: 'Türk Telekom',
    endpoints: [
      head('home', 'app', 'https://www.turktelekom.com.tr/', { source: 'from memory, unverified', checkedAt: null }),
    ],
  },
  {
    type: 'control',
    id: 'ulakbim',
    name: 'ULAKBİM',
    country: 'TR',
    network: 'ULAKNET',
    endpoints: [
      head('home', 'app', 'https://ftp.ulak.net.tr/', {
        source: 'Ubuntu mirror list (python-apt Ubuntu.mirrors)',
        checkedAt: null,
      }),
      object('packages', 'https://ftp.ulak.net.tr/ubuntu/dists/noble/main/binary-amd64/Packages.xz', {
        source: 'Ubuntu mirror list (python-apt Ubuntu.mirrors); path after the Debian repository format',
        checkedAt: null,
        expect: { minBytes: 65_536 },
      }),
    ],
  },
];
