/** Rubika, an Iranian messenger. Its socket hosts are handed out at run time on odd ports, so none is listed. */
import { head } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const rubika: Service = {
  type: 'service',
  id: 'rubika',
  name: 'Rubika',
  default: false,
  countries: ['IR'],
  risk: 'state-messenger',
  endpoints: [
    head('web', 'app', 'https://web.rubika.ir/', { source: 'several public clients', checkedAt: null }),
    head('site', 'app', 'https://rubika.ir/', { source: 'links in public repositories', checkedAt: null }),
    head('directory', 'api', 'https://getdcmess.iranlms.ir/', { source: 'several public clients', checkedAt: null }),
  ],
};
