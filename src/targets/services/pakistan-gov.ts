/** Pakistan's national portal: collateral of a block shows there. */
import { head } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const pakistanGov: Service = {
  type: 'service',
  id: 'pakistan-gov',
  name: 'pakistan.gov.pk (national portal)',
  default: false,
  countries: ['PK'],
  risk: 'government',
  endpoints: [
    head('site', 'app', 'https://www.pakistan.gov.pk/', { source: 'from memory, unverified', checkedAt: null }),
  ],
};
