/** YouTube: slowed by the name of its video hosts, while its pages stayed fast (net4people/bbs#382). */
import { head, object } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const youtube: Service = {
  type: 'service',
  id: 'youtube',
  name: 'YouTube',
  default: false,
  countries: [],
  risk: 'restricted',
  endpoints: [
    head('web', 'app', 'https://www.youtube.com/', { source: 'hyperion-cs/dpi-checkers ru/dpi-ch', checkedAt: null }),
    object('thumbnail', 'https://i.ytimg.com/vi/dQw4w9WgXcQ/maxresdefault.jpg', {
      source: 'linked by many public repositories; size unverified',
      checkedAt: null,
    }),
    head('redirector', 'media', 'https://redirector.googlevideo.com/report_mapping', {
      source: 'path used by public diagnosis tools; host in hyperion-cs/dpi-checkers ru/dpi-ch',
      checkedAt: null,
    }),
    head('mobile', 'app', 'https://m.youtube.com/', { source: 'from memory, unverified', checkedAt: null }),
  ],
};
