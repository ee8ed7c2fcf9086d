/** Domestic controls of Kazakhstan: a market place, the incumbent provider, a hosting company. */
import { head, object } from '../endpoint.ts';
import type { Control } from '../target.ts';

export const kzControls: Control[] = [
  {
    type: 'control',
    id: 'kolesa',
    name: 'Kolesa',
    country: 'KZ',
    network: 'Kolesa',
    endpoints: [head('home', 'app', 'https://kolesa.kz/', { source: 'from memory, unverified', checkedAt: null })],
  },
  {
    type: 'control',
    id: 'kazakhtelecom',
    name: 'Kazakhtelecom',
    country: 'KZ',
    network: 'Kazakhtelecom',
    endpoints: [head('home', 'app', 'https://telecom.kz/', { source: 'from memory, unverified', checkedAt: null })],
  },
  {
    type: 'control',
    id: 'ps-kz',
    name: 'PS.kz',
    country: 'KZ',
    network: 'PS Internet Company',
    endpoints: [
      head('home', 'app', 'https://www.ps.kz/', { source: 'from memory, unverified', checkedAt: null }),
      object('packages', 'https://mirror.ps.kz/ubuntu/dists/noble/main/binary-amd64/Packages.xz', {
        source:
          'Ubuntu mirror list (python-apt Ubuntu.mirrors); path after the Debian repository format; https as in Gentoo mirror lists',
        checkedAt: null,
        expect: { minBytes: 65_536 },
      }),
    ],
  },
];
