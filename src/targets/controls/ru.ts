/** Domestic controls of Russia. All three are on the allowlists of mobile shutdowns, which is what makes them domestic controls. */
import { head, object } from '../endpoint.ts';
import type { Control } from '../target.ts';

export const ruControls: Control[] = [
  {
    type: 'control',
    id: 'yandex',
    name: 'Yandex',
    country: 'RU',
    network: 'Yandex',
    endpoints: [
      head('home', 'app', 'https://ya.ru/', { source: 'hyperion-cs/dpi-checkers ru/dpi-ch', checkedAt: null }),
      object('packages', 'https://mirror.yandex.ru/ubuntu/dists/noble/main/binary-amd64/Packages.xz', {
        source: 'Ubuntu mirror list (python-apt Ubuntu.mirrors); path after the Debian repository format',
        checkedAt: null,
        expect: { minBytes: 65_536 },
      }),
    ],
  },
  {
    type: 'control',
    id: 'avito',
    name: 'Avito',
    country: 'RU',
    network: 'Avito',
    endpoints: [
      head('home', 'app', 'https://www.avito.ru/', {
        source: 'hxehex/russia-mobile-internet-whitelist whitelist.txt',
        checkedAt: null,
      }),
    ],
  },
  {
    type: 'control',
    id: 'ozon',
    name: 'Ozon',
    country: 'RU',
    network: 'Ozon',
    endpoints: [
      head('home', 'app', 'https://www.ozon.ru/', {
        source: 'hxehex/russia-mobile-internet-whitelist whitelist.txt',
        checkedAt: null,
      }),
    ],
  },
];
