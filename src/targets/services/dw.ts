/** Deutsche Welle: its news page and one photo from its host of pictures. */
import { head, object } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const dw: Service = {
  type: 'service',
  id: 'dw',
  name: 'Deutsche Welle',
  default: false,
  countries: [],
  risk: 'restricted',
  endpoints: [
    head('news', 'app', 'https://www.dw.com/', { source: 'the front page', checkedAt: null }),
    object('photo', 'https://static.dw.com/image/64258094_1005.jpg', {
      source: 'linked by a public repository; size unverified',
      checkedAt: null,
    }),
  ],
};
