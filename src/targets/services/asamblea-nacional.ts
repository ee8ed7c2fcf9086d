/** Venezuela's national assembly. */
import { head } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const asambleaNacional: Service = {
  type: 'service',
  id: 'asamblea-nacional',
  name: 'Asamblea Nacional',
  default: false,
  countries: ['VE'],
  risk: 'government',
  endpoints: [
    head('site', 'app', 'https://www.asambleanacional.gob.ve/', {
      source: 'citizenlab/test-lists lists/ve.csv (host, there over http)',
      checkedAt: null,
    }),
  ],
};
