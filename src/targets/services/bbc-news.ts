/** BBC News, over the two names it has used. */
import { head, object } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const bbcNews: Service = {
  type: 'service',
  id: 'bbc-news',
  name: 'BBC News',
  default: false,
  countries: [],
  risk: 'restricted',
  endpoints: [
    head('news', 'app', 'https://www.bbc.com/news', { source: 'the front page', checkedAt: null }),
    object(
      'photo',
      'https://ichef.bbci.co.uk/news/976/cpsprodpb/17638/production/_124800859_gettyimages-817514614.jpg',
      { source: 'linked by a public repository; size unverified', checkedAt: null },
    ),
    head('uk', 'app', 'https://www.bbc.co.uk/news', {
      source: 'the front page; citizenlab/test-lists uses this name',
      checkedAt: null,
      expect: { redirectHosts: ['www.bbc.com'] },
    }),
  ],
};
