/** Stories about services that fail in one way: each technique, and what is close to it but is not called so. */
import * as c from './changes.ts';
import { quiet, speaks, whatsapp } from './heads.ts';
import { always, type ByRound, type Change, healthy, tell } from './scene.ts';
import type { Story } from './story.ts';

/** A host settled by two like failures is not asked again: WhatsApp's app host, its WebSocket between. */
const settled = (change: Change): { web: ByRound; chat: ByRound; object: ByRound } => ({
  web: (r) => (r === 0 ? change : null),
  chat: (r) => (r === 1 ? change : null),
  object: always(null),
});
const twice = (change: Change): { web: ByRound; object: ByRound } => ({
  web: (r) => (r < 2 ? change : null),
  object: always(null),
});
const inTurn =
  (a: Change, b: Change): ByRound =>
  (r) =>
    r % 2 === 0 ? a : b;
const firefox = (change: Change): Change => ({ ...change, browser: 'firefox', connection: 'unknown' });

export const blockStories: Record<string, Story> = {
  'dns-removed': tell(
    speaks(
      'dns-removed',
      'WhatsApp’s names are gone, twice; the host is not asked again.',
      whatsapp('blocked', 'dns-removed', { confidence: 'medium' }),
    ),
    { service: twice(c.NXDOMAIN) },
  ),
  'dns-removed-not': tell(quiet('dns-removed', 'The name failed once and was found again.', whatsapp('ok', null)), {
    service: { web: (r) => (r === 1 ? c.NXDOMAIN : {}) },
  }),
  'block-page': tell(
    speaks(
      'block-page',
      'Plain http leads to another site, https shows its certificate.',
      whatsapp('blocked', 'block-page'),
    ),
    { rounds: 2, service: { web: always(c.UNKNOWN_CA), plain: always(c.REDIRECT), object: always(null) } },
  ),
  'block-page-not': tell(
    quiet(
      'block-page',
      'One plain-http endpoint moved elsewhere while the app answers.',
      whatsapp('unreachable', null, { confidence: 'low' }),
    ),
    { rounds: 3, service: { web: healthy, plain: always(c.REDIRECT) } },
  ),
  certificate: tell(
    speaks(
      'certificate',
      'An unknown authority signs WhatsApp’s certificate; the names on it are not seen.',
      whatsapp('blocked', 'certificate', { alternative: 'dns-forged', scope: 'network' }),
    ),
    { service: twice(c.UNKNOWN_CA) },
  ),
  'certificate-forged': tell(
    speaks(
      'certificate',
      'The certificate is for another name.',
      whatsapp('blocked', 'dns-forged', { alternative: 'certificate' }),
    ),
    { service: twice(c.WRONG_NAME) },
  ),
  'certificate-firefox': tell(
    speaks(
      'certificate',
      'Firefox says no more than that the handshake failed.',
      whatsapp('blocked', 'certificate', { alternative: 'dns-forged' }),
    ),
    { service: twice(firefox(c.BAD_HANDSHAKE)) },
  ),
  'certificate-not': tell(
    quiet(
      'certificate',
      'A certificate that is merely out of date may be WhatsApp’s own mistake.',
      whatsapp('unreachable', 'certificate', { reason: 'certificate-expired' }),
    ),
    { service: twice(c.EXPIRED) },
  ),
  refused: tell(
    speaks('refused', 'Connections are refused, twice.', whatsapp('blocked', 'refused', { scope: 'unknown' })),
    { service: twice(c.REFUSED) },
  ),
  'refused-not': tell(quiet('refused', 'Refused once, answered since.', whatsapp('ok', null)), {
    service: { web: (r) => (r === 0 ? c.REFUSED : {}) },
  }),
  reset: tell(
    speaks(
      'reset',
      'Chromium: every connection is reset.',
      whatsapp('blocked', 'reset', { alternative: null, scope: 'network' }),
    ),
    { service: settled(c.RESET) },
  ),
  'reset-firefox': tell(
    speaks(
      'reset',
      'Firefox has one word for reset and close: A or B.',
      whatsapp('blocked', 'reset', { alternative: 'closed' }),
    ),
    { service: settled(firefox(c.RESET)) },
  ),
  'reset-closed': tell(speaks('reset', 'Every connection is closed.', whatsapp('blocked', 'closed')), {
    service: settled(c.CLOSED),
  }),
  'reset-websocket-unnamed': tell(
    speaks(
      'reset',
      'Chromium gives no name for a failed WebSocket: that contradicts nothing.',
      whatsapp('blocked', 'reset'),
    ),
    {
      service: {
        web: (r) => (r === 0 || r === 2 ? c.RESET : null),
        chat: (r) => (r === 1 || r === 3 ? c.UNNAMED : null),
        object: always(null),
      },
    },
  ),
  'reset-mixed': tell(
    speaks('reset', 'Resets and closes in turn are one family.', whatsapp('blocked', 'reset-or-closed')),
    { rounds: 4, service: { web: inTurn(c.RESET, c.CLOSED), object: always(null) } },
  ),
  'reset-not': tell(
    quiet('reset', 'One reset in one round: asked again first.', whatsapp('learning', null, { reason: 'one-failure' })),
    { rounds: 1, service: twice(c.RESET) },
  ),
  silence: tell(
    speaks(
      'silence',
      'No answer from the app host nor to its WebSocket; settled after two rounds.',
      whatsapp('blocked', 'silence', { scope: 'unknown' }),
    ),
    { service: settled(c.SILENT) },
  ),
  'silence-many': tell(
    speaks(
      'silence',
      'Five silent rounds of four controls: high confidence.',
      whatsapp('blocked', 'silence', { confidence: 'high' }),
    ),
    { service: { web: always(c.SILENT), object: always(null) } },
  ),
  'silence-moment': tell(
    quiet(
      'silence',
      'The last two requests of a round get lost after an answer in it: a moment, not a block.',
      whatsapp('learning', null, { reason: 'one-failure' }),
    ),
    {
      rounds: 3,
      service: { again: (r) => (r === 2 ? c.SILENT : {}), chat: (r) => (r === 2 ? c.SILENT : {}) },
    },
  ),
  'silence-not': tell(
    quiet('silence', 'Silent twice while half of the controls were slow: the line is named, not WhatsApp.', {
      whatsapp: { state: 'own-line', rule: 'slow-line' },
      line: { state: 'own-line' },
    }),
    {
      service: twice(c.SILENT),
      controls: { c1: always(c.phases(500, 600, 900)), c2: always(c.phases(500, 600, 900)) },
      controlTransfer: always(null),
    },
  ),
};
