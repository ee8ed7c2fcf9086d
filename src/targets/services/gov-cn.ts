/** China's central government site. */
import { head } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const govCn: Service = {
  type: 'service',
  id: 'gov-cn',
  name: 'gov.cn (State Council)',
  default: false,
  countries: ['CN'],
  risk: 'government',
  endpoints: [head('site', 'app', 'https://www.gov.cn/', { source: 'from memory, unverified', checkedAt: null })],
};
