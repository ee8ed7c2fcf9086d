/** Eitaa, an Iranian messenger: to compare with. Its operator can see who asks. */
import { head, object } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const eitaa: Service = {
  type: 'service',
  id: 'eitaa',
  name: 'Eitaa',
  default: false,
  countries: ['IR'],
  risk: 'state-messenger',
  endpoints: [
    head('web', 'app', 'https://web.eitaa.com/', { source: 'links in public repositories', checkedAt: null }),
    object('background', 'https://web.eitaa.com/assets/img/bg.jpeg', {
      source: 'used as a speed test object by public Android code; size unverified',
      checkedAt: null,
    }),
    head('site', 'app', 'https://eitaa.com/', { source: 'links in public repositories', checkedAt: null }),
    head('bots', 'api', 'https://eitaayar.ir/', { source: 'bot API address in public code', checkedAt: null }),
  ],
};
