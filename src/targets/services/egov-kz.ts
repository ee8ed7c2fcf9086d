/** Kazakhstan's portal of public services: collateral of a block shows there. */
import { head } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const egovKz: Service = {
  type: 'service',
  id: 'egov-kz',
  name: 'eGov (public services)',
  default: false,
  countries: ['KZ'],
  risk: 'government',
  endpoints: [head('site', 'app', 'https://egov.kz/', { source: 'from memory, unverified', checkedAt: null })],
};
