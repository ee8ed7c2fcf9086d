/** Russia's portal of public services: on the allowlists of mobile shutdowns (net4people/bbs#516), so it shows those too. */
import { head } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const gosuslugi: Service = {
  type: 'service',
  id: 'gosuslugi',
  name: 'Gosuslugi (public services)',
  default: false,
  countries: ['RU'],
  risk: 'government',
  endpoints: [
    head('site', 'app', 'https://www.gosuslugi.ru/', { source: 'hyperion-cs/dpi-checkers ru/dpi-ch', checkedAt: null }),
  ],
};
