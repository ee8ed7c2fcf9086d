/** Plain http is redirected to a warning page, TLS to the same hosts is reset: what a transparent filter does. */
import type { Behaviour } from '../behaviour.ts';
import type { Scenario } from '../scenario.ts';

const filter: Behaviour[] = [{ type: 'block-page' }, { type: 'forged' }];

export const blockPage: Scenario = {
  id: 'block-page',
  title: 'http to Telegram is redirected to a block page, https shows its certificate',
  expect: [{ service: 'telegram', state: 'blocked', technique: 'block-page' }],
  behaviours: () => [
    // Not WhatsApp: browsers never ask it over plain http (HSTS preload list).
    ['*.telegram.org', filter],
    ['telegram.org', filter],
    ['t.me', filter],
  ],
};
