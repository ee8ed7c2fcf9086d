/** Ukraine's portal of public services: collateral of a block, or of an attack, shows there. */
import { head } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const diia: Service = {
  type: 'service',
  id: 'diia',
  name: 'Diia (public services)',
  default: false,
  countries: ['UA'],
  risk: 'government',
  endpoints: [head('site', 'app', 'https://diia.gov.ua/', { source: 'from memory, unverified', checkedAt: null })],
};
