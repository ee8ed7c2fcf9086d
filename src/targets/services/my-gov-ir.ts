/** Iran's portal of public services: collateral of a block shows there. */
import { head } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const myGovIr: Service = {
  type: 'service',
  id: 'my-gov-ir',
  name: 'my.gov.ir (public services)',
  default: false,
  countries: ['IR'],
  risk: 'government',
  endpoints: [head('site', 'app', 'https://my.gov.ir/', { source: 'from memory, unverified', checkedAt: null })],
};
