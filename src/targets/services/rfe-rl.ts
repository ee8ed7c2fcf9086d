/** Radio Free Europe / Radio Liberty, with the host of its pictures. */
import { head, object } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const rfeRl: Service = {
  type: 'service',
  id: 'rfe-rl',
  name: 'Radio Free Europe / Radio Liberty',
  default: false,
  countries: [],
  risk: 'restricted',
  endpoints: [
    head('news', 'app', 'https://www.rferl.org/', {
      source: 'citizenlab/test-lists lists/pk.csv (host)',
      checkedAt: null,
    }),
    object('photo', 'https://gdb.rferl.org/358ED41C-B546-4B52-B8E3-24E6105503D5_w1023_r1_s.jpg', {
      source: 'linked by a public repository; size unverified',
      checkedAt: null,
    }),
    head('russian', 'app', 'https://www.svoboda.org/', { source: 'from memory, unverified', checkedAt: null }),
  ],
};
