/** X. Its image host was what Russia throttled in 2021 (censoredplanet.org/throttling). */
import { head, object } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const x: Service = {
  type: 'service',
  id: 'x',
  name: 'X',
  default: false,
  countries: [],
  risk: 'restricted',
  endpoints: [
    head('web', 'app', 'https://x.com/', { source: 'hyperion-cs/dpi-checkers ru/dpi-ch', checkedAt: null }),
    object('front', 'https://abs.twimg.com/sticky/illustrations/lohp_en_1302x955.png', {
      source: 'picture of the logged-out front page, linked by many public repositories; size unverified',
      checkedAt: null,
    }),
    object('photo', 'https://pbs.twimg.com/media/BhxWutnCEAAtEQ6.jpg', {
      source: 'photo of 2014 linked by many public repositories; size unverified',
      checkedAt: null,
    }),
    head('video', 'media', 'https://video.twimg.com/', { source: 'from memory, unverified', checkedAt: null }),
    head('api', 'api', 'https://api.x.com/', { source: 'docs.x.com', checkedAt: null }),
  ],
};
