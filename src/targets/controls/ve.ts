/** Domestic controls of Venezuela: three providers. No static object is known. */
import { head } from '../endpoint.ts';
import type { Control } from '../target.ts';

export const veControls: Control[] = [
  {
    type: 'control',
    id: 'cantv',
    name: 'CANTV',
    country: 'VE',
    network: 'CANTV',
    endpoints: [
      head('home', 'app', 'https://www.cantv.com.ve/', { source: 'from memory, unverified', checkedAt: null }),
    ],
  },
  {
    type: 'control',
    id: 'inter-ve',
    name: 'Inter',
    country: 'VE',
    network: 'Telemic',
    endpoints: [
      head('home', 'app', 'https://www.inter.com.ve/', { source: 'from memory, unverified', checkedAt: null }),
    ],
  },
  {
    type: 'control',
    id: 'netuno',
    name: 'NetUno',
    country: 'VE',
    network: 'NetUno',
    endpoints: [head('home', 'app', 'https://www.netuno.net/', { source: 'from memory, unverified', checkedAt: null })],
  },
];
