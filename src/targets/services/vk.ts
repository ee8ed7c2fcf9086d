/** VK: social network and messenger of the company behind MAX. Its operator can see who asks. */
import { head, object } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const vk: Service = {
  type: 'service',
  id: 'vk',
  name: 'VK',
  default: false,
  countries: ['RU'],
  risk: 'state-messenger',
  endpoints: [
    head('web', 'app', 'https://vk.ru/', { source: 'hyperion-cs/dpi-checkers ru/dpi-ch', checkedAt: null }),
    object('client', 'https://desktop.userapi.com/linux64/master/vk.zip', {
      source: 'Arch and nixpkgs packaging scripts; size unverified',
      checkedAt: null,
    }),
    head('com', 'app', 'https://vk.com/', {
      source: 'the older address of the site',
      checkedAt: null,
      expect: { redirectHosts: ['vk.ru'] },
    }),
    head('api', 'api', 'https://api.vk.com/', { source: 'dev.vk.com', checkedAt: null }),
    head('queue', 'backend', 'https://queuev4.vk.com/', {
      source: 'message queue host in public clients',
      checkedAt: null,
    }),
  ],
};
