/** India's national portal: collateral of a block shows there. */
import { head } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const indiaGov: Service = {
  type: 'service',
  id: 'india-gov',
  name: 'india.gov.in (national portal)',
  default: false,
  countries: ['IN'],
  risk: 'government',
  endpoints: [head('site', 'app', 'https://www.india.gov.in/', { source: 'from memory, unverified', checkedAt: null })],
};
