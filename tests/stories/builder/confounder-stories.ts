/** Stories in which something else explains the failures: none may accuse anybody. */
import * as c from './changes.ts';
import { app, four, quiet, speaks } from './heads.ts';
import { always, tell } from './scene.ts';
import type { Story } from './story.ts';
import { crossed } from './vpn-story.ts';

export const confounderStories: Record<string, Story> = {
  'confounder-asleep': tell(
    speaks('confounded', 'The laptop slept through most requests; one silent request is left.', {
      whatsapp: { state: 'unknown', reason: 'asleep' },
    }),
    { rounds: 1, service: app(c.SILENT) },
    {
      rounds: 3,
      service: app(c.confounded('suspend')),
      controls: four(c.confounded('suspend')),
      controlTransfer: always(null),
    },
  ),
  'confounder-asleep-after-controls': tell(
    quiet(
      'silence',
      'The lid closed in mid-round, three times: the controls had answered, WhatsApp’s requests went to sleep.',
      {
        whatsapp: { state: 'unknown', reason: 'asleep' },
        line: { state: 'ok' },
      },
    ),
    { rounds: 1 },
    { rounds: 3, service: app(c.confounded('suspend')) },
  ),
  'confounded-not': tell(
    quiet('confounded', 'The laptop slept through one request of five.', { whatsapp: { state: 'ok' } }),
    { rounds: 4 },
    { rounds: 1, service: app(c.confounded('suspend')) },
  ),
  'confounder-network-hop': tell(
    speaks('unmeasured-service', 'A train between cells: every request was cut by a change of network.', {
      whatsapp: { state: 'unknown', reason: 'network-change' },
      line: { state: 'unknown', reason: 'network-change' },
    }),
    {
      rounds: 3,
      service: app(c.confounded('network-change')),
      controls: four(c.confounded('network-change')),
      controlTransfer: always(null),
    },
  ),
  'confounder-new-network': tell(
    quiet('silence', 'Silent on the train’s network; at home, the first round is fine and the train is forgotten.', {
      whatsapp: { state: 'ok', confidence: 'low' },
      line: { state: 'ok' },
    }),
    { rounds: 3, service: app(c.SILENT), all: always({ network: 'train' }) },
    { rounds: 1 },
  ),
  'confounder-train': tell(
    quiet(
      'silence',
      'A train, every round on another cell, WhatsApp silent in each: one failure on the network of now.',
      {
        whatsapp: { state: 'learning', reason: 'one-failure' },
        line: { state: 'ok' },
      },
    ),
    { rounds: 4, service: app(c.SILENT), all: (r) => ({ network: `cell-${r}` }) },
  ),
  'confounder-portal': tell(
    speaks('follow-line', 'A hotel’s portal answers for everybody.', {
      whatsapp: { state: 'portal' },
      line: { state: 'portal' },
    }),
    {
      rounds: 3,
      service: app(c.BAD_HANDSHAKE),
      controls: four(c.BAD_HANDSHAKE),
      controlTransfer: always(null),
      portal: always(c.confounded('portal', c.REDIRECT)),
      all: always({ browser: 'firefox' }),
    },
  ),
  'confounder-vpn': crossed(
    quiet(
      'reset',
      'A VPN came up in the middle of each round and went down after it: the resets say nothing of home.',
      {
        whatsapp: { state: 'learning', reason: 'network-changed' },
        line: { state: 'learning', reason: 'network-changed' },
      },
    ),
    [1, 2, 3].map(() => ({ opening: 'home', closing: 'vpn', reset: true })),
  ),
  'confounder-vpn-off': crossed(
    quiet('reset', 'The same, and back home a round without a VPN: only that round counts there.', {
      whatsapp: { state: 'ok' },
      line: { state: 'ok' },
    }),
    [
      ...[1, 2, 3].map(() => ({ opening: 'home', closing: 'vpn', reset: true })),
      { opening: 'home', closing: 'home', reset: false },
    ],
  ),
  'confounder-ad-blocker': tell(
    speaks('unmeasured-service', 'An ad blocker stops every request to WhatsApp.', {
      whatsapp: { state: 'unknown', reason: 'ad-blocker' },
      line: { state: 'ok' },
    }),
    { service: app(c.confounded('ad-blocker', { ...c.RESET, failure: 'blocked_by_client', failureSource: 'local' })) },
  ),
  'unmeasured-service-not': tell(
    quiet('unmeasured-service', 'One request was stopped by a blocker, the others were answered.', {
      whatsapp: { state: 'ok' },
    }),
    { rounds: 3, service: { web: (r) => (r === 0 ? c.confounded('ad-blocker', c.RESET) : {}) } },
  ),
  'confounder-permission': tell(
    speaks('unmeasured-service', 'The browser withholds the permission, without a mark by classify.', {
      whatsapp: { state: 'unknown', reason: 'permission' },
    }),
    { service: app({ ...c.RESET, failure: 'permission_missing', failureSource: 'local' }) },
  ),
  'confounder-clock-set-back': tell(
    {
      ...quiet('silence', 'The clock was set back by an hour: what lies in the future is not looked at.', {
        whatsapp: { state: 'unknown', reason: 'clock' },
        line: { state: 'unknown', reason: 'clock' },
      }),
      now: -3_600_000,
    },
    { rounds: 3, service: app(c.SILENT) },
  ),
  'confounder-clock-wrong': tell(
    quiet('certificate', 'With the clock years ahead every certificate is out of date.', {
      whatsapp: { state: 'unknown', reason: 'clock' },
      line: { state: 'unknown', reason: 'clock', rule: 'line-certificates' },
    }),
    { rounds: 3, service: app(c.EXPIRED), controls: four(c.EXPIRED), controlTransfer: always(null) },
  ),
  'confounder-server-error': tell(
    quiet('refused', 'WhatsApp’s own 5xx is its outage, and never blocking.', {
      whatsapp: { state: 'outage', scope: 'world', confidence: 'low' },
      line: { state: 'ok' },
    }),
    { service: { web: always({ status: 502 }), object: always(null) } },
  ),
  'confounder-first-day': tell(
    quiet('slower-than-usual', 'Twenty rounds of a first day, the last ones late: no usual is known yet.', {
      whatsapp: { state: 'ok' },
      line: { state: 'ok' },
    }),
    { rounds: 14, every: 900_000, service: { object: always(null) }, controlTransfer: always(null) },
    {
      rounds: 6,
      every: 900_000,
      service: { web: always(c.phases(40, 44, 500)), object: always(null) },
      controlTransfer: always(null),
    },
  ),
  'confounder-stale': tell(
    {
      ...quiet('silence', 'Two silent rounds, then the lid was closed for the night.', {
        whatsapp: { state: 'learning', reason: 'stale' },
        line: { state: 'learning', reason: 'stale' },
      }),
      now: 10 * 3_600_000,
    },
    { rounds: 2, service: app(c.SILENT) },
  ),
  'confounder-udp-silent': tell(
    quiet('silence', 'No STUN server answers: a note, not a block.', {
      whatsapp: { state: 'ok' },
      line: { state: 'ok' },
    }),
    { service: { turn: always(c.SILENT) }, stun: always(c.SILENT) },
  ),
};
