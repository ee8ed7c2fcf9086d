/** Stories about services that fail in part, now and then, in several ways, or by their own fault. */
import * as c from './changes.ts';
import { quiet, speaks, whatsapp } from './heads.ts';
import { always, type ByRound, type Change, healthy, tell } from './scene.ts';
import type { Story } from './story.ts';

const twice = (change: Change): { web: ByRound; object: ByRound } => ({
  web: (r) => (r < 2 ? change : null),
  object: always(null),
});
const inTurn =
  (a: Change, b: Change): ByRound =>
  (r) =>
    r % 2 === 0 ? a : b;

export const partStories: Record<string, Story> = {
  'mixed-failures': tell(
    speaks(
      'mixed-failures',
      'A reset, a silence, a refused connection: unreachable, unnamed.',
      whatsapp('unreachable', null),
    ),
    { rounds: 3, service: { web: (r) => [c.RESET, c.SILENT, c.REFUSED][r] ?? null, object: always(null) } },
  ),
  'mixed-failures-not': tell(
    quiet('mixed-failures', 'Two failures of two kinds, then an answer, then another.', whatsapp('ok', null)),
    { rounds: 4, service: { web: (r) => [c.RESET, c.SILENT][r] ?? {}, object: always(null) } },
  ),
  'server-error': tell(
    speaks(
      'server-error',
      'WhatsApp answers 503 again and again: its own outage, never blocking.',
      whatsapp('outage', null, { scope: 'world', confidence: 'low' }),
    ),
    { service: { web: always(c.BUSY), object: always({ ...c.BUSY, bytes: 90, progress: [[160, 90]] }) } },
  ),
  'server-error-not': tell(quiet('server-error', 'A 400 is an answer like any other.', whatsapp('ok', null)), {
    service: { web: always({ status: 400 }) },
  }),
  'first-failure-websocket': tell(
    quiet('first-failure', 'A WebSocket that failed without a name says nothing either way.', whatsapp('ok', null)),
    { rounds: 4, service: { web: inTurn({}, null), chat: inTurn(null, c.UNNAMED) } },
  ),
  'websocket-stall': tell(
    speaks('websocket-stall', 'WebSockets are never answered while http is.', whatsapp('blocked', 'websocket-stall')),
    { service: { web: inTurn({}, null), chat: inTurn(null, c.SILENT) } },
  ),
  'websocket-stall-not': tell(quiet('websocket-stall', 'A refused upgrade is an answer.', whatsapp('ok', null)), {
    service: { web: inTurn({}, null), chat: inTurn(null, c.WS_REFUSED) },
  }),
  'handshake-stall': tell(
    speaks(
      'handshake-stall',
      'New connections hang, kept ones go on.',
      whatsapp('unreachable', 'handshake-stall', { alternative: 'silence' }),
    ),
    { rounds: 4, service: { media: always(c.SILENT), web: always({ connection: 'reused' }), object: always(null) } },
  ),
  'handshake-stall-not': tell(
    quiet('handshake-stall', 'New connections are answered like kept ones.', whatsapp('ok', null)),
    { rounds: 4, service: { web: inTurn({}, { connection: 'reused' }) } },
  ),
  'part-unreachable': tell(
    speaks(
      'part-unreachable',
      'The media host is reset, the app host answers: said as one part, not as a block.',
      whatsapp('unreachable', 'reset-or-closed', { reason: 'part-only' }),
    ),
    { service: { web: healthy, media: (r) => (r < 2 ? c.RESET : null) } },
  ),
  'part-unreachable-not': tell(quiet('part-unreachable', 'The media host failed once.', whatsapp('ok', null)), {
    service: { web: healthy, media: (r) => (r === 0 ? c.RESET : {}) },
  }),
  'part-failed-last': tell(
    quiet(
      'first-failure',
      'The media host, asked after the app, failed in the newest round alone.',
      whatsapp('ok', null),
    ),
    { service: { web: healthy, media: (r) => (r === 4 ? c.RESET : null) } },
  ),
  'part-answers': tell(
    speaks(
      'reset',
      'The app host is reset in every round; the media host, asked after it, answers and ends no run.',
      whatsapp('blocked', 'reset'),
    ),
    { service: { web: always(c.RESET), object: always(null), media: (r) => (r === 4 ? {} : null) } },
  ),
  'part-answers-outage': tell(
    speaks(
      'server-error',
      'The app host answers 503; the media host, asked after it, has no trouble.',
      whatsapp('outage', null, { scope: 'world', confidence: 'low' }),
    ),
    { service: { web: always(c.BUSY), object: always(null), media: (r) => (r === 4 ? {} : null) } },
  ),
  'comes-and-goes': tell(
    speaks(
      'comes-and-goes',
      'Every second request is reset.',
      whatsapp('unreachable', null, { reason: 'comes-and-goes' }),
    ),
    { service: { web: inTurn({}, c.RESET), object: always(null) } },
  ),
  'comes-and-goes-lost': tell(
    quiet('comes-and-goes', 'Single requests get lost in rounds that are answered otherwise.', whatsapp('ok', null)),
    {
      rounds: 4,
      service: { web: inTurn({}, c.SILENT), again: healthy },
    },
  ),
  'comes-and-goes-not': tell(
    quiet('comes-and-goes', 'Two failures, then three answers in a row: recovered.', whatsapp('ok', null)),
    { service: { web: (r) => (r < 2 ? c.RESET : {}) } },
  ),
  'first-failure': tell(speaks('first-failure', 'One round, one silent request.', whatsapp('learning', null)), {
    rounds: 1,
    service: twice(c.SILENT),
  }),
  'first-failure-not': tell(
    quiet('first-failure', 'One round, one answer.', whatsapp('ok', null, { confidence: 'low' })),
    {
      rounds: 1,
    },
  ),
};
