/** Domestic controls of Belarus: a portal, the incumbent provider, a data center. */
import { head, object } from '../endpoint.ts';
import type { Control } from '../target.ts';

export const byControls: Control[] = [
  {
    type: 'control',
    id: 'onliner',
    name: 'Onliner',
    country: 'BY',
    network: 'Onliner',
    endpoints: [head('home', 'app', 'https://www.onliner.by/', { source: 'from memory, unverified', checkedAt: null })],
  },
  {
    type: 'control',
    id: 'beltelecom',
    name: 'Beltelecom',
    country: 'BY',
    network: 'Beltelecom',
    endpoints: [head('home', 'app', 'https://beltelecom.by/', { source: 'from memory, unverified', checkedAt: null })],
  },
  {
    type: 'control',
    id: 'datacenter-by',
    name: 'datacenter.by',
    country: 'BY',
    network: 'datacenter.by',
    endpoints: [
      head('home', 'app', 'https://mirror.datacenter.by/', {
        source: 'Ubuntu mirror list; https as in public scripts',
        checkedAt: null,
      }),
      object('packages', 'https://mirror.datacenter.by/ubuntu/dists/noble/main/binary-amd64/Packages.xz', {
        source:
          'Ubuntu mirror list (python-apt Ubuntu.mirrors); path after the Debian repository format; https as in public scripts',
        checkedAt: null,
        expect: { minBytes: 65_536 },
      }),
    ],
  },
];
