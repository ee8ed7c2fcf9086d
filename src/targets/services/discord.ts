/** Discord. Its gateway speaks first (opcode 10) without a login: the first frame is a true round trip to the application. */
import { head, object, plain, websocket } from '../endpoint.ts';
import type { Service } from '../target.ts';

export const discord: Service = {
  type: 'service',
  id: 'discord',
  name: 'Discord',
  default: true,
  countries: [],
  risk: null,
  endpoints: [
    head('web', 'app', 'https://discord.com/', { source: 'hyperion-cs/dpi-checkers ru/dpi-ch', checkedAt: null }),
    // Download links with a stable name answer by a redirect, which we do not follow; a fixed old version may be withdrawn.
    object('client', 'https://dl.discordapp.net/apps/linux/0.0.60/discord-0.0.60.tar.gz', {
      source: 'path pattern of nixpkgs and Arch packages; this version may be gone, size unverified',
      checkedAt: null,
    }),
    websocket('gateway', 'wss://gateway.discord.gg/?v=10&encoding=json', {
      source: 'discord/discord-api-docs, Gateway',
      checkedAt: null,
    }),
    head('cdn', 'media', 'https://cdn.discordapp.com/embed/avatars/0.png', {
      source: 'discord/discord-api-docs, Image formatting',
      checkedAt: null,
    }),
    plain('old-name', 'http://discordapp.com/', {
      source: 'the former name of the site; redirect from memory, unverified',
      checkedAt: null,
      expect: { redirectHosts: ['discord.com'] },
    }),
    head('media', 'media', 'https://media.discordapp.net/', { source: 'Runnin4ik/dpi-detector', checkedAt: null }),
  ],
};
