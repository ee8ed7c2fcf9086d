/** Turkey's portal of public services: collateral of a block shows there. */
import { head } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const eDevlet: Service = {
  type: 'service',
  id: 'e-devlet',
  name: 'e-Devlet (public services)',
  default: false,
  countries: ['TR'],
  risk: 'government',
  endpoints: [
    head('site', 'app', 'https://www.turkiye.gov.tr/', { source: 'from memory, unverified', checkedAt: null }),
  ],
};
