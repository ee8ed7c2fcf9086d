/** Belarus's portal of public services: collateral of a block shows there. */
import { head } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const portalGovBy: Service = {
  type: 'service',
  id: 'portal-gov-by',
  name: 'portal.gov.by (public services)',
  default: false,
  countries: ['BY'],
  risk: 'government',
  endpoints: [head('site', 'app', 'https://portal.gov.by/', { source: 'from memory, unverified', checkedAt: null })],
};
