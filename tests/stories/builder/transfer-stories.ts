/** Stories about services that answer, but slowly, thinly or not to the end; and about those that are simply fine. */
import * as c from './changes.ts';
import { whatsapp } from './heads.ts';
import { always, type Change, healthy, type Scene, tell } from './scene.ts';
import type { Story } from './story.ts';

const object = (change: Change): Scene => ({ service: { object: always(change) } });
const speaks = (rule: string, title: string, expect: Story['expect']) => ({ title, rule, speaks: true, expect });
const quiet = (rule: string, title: string, expect: Story['expect']) => ({ title, rule, speaks: false, expect });
/** Rounds for a baseline: plain requests alone. */
const days: Scene = {
  rounds: 50,
  every: 900_000,
  service: { object: always(null) },
  controls: { c3: always(null), c4: always(null) },
  controlTransfer: always(null),
};
const late = c.phases(40, 44, 500);

export const transferStories: Record<string, Story> = {
  policer: tell(
    speaks(
      'policer',
      'Five transfers at a steady 128 kbit/s, the controls at several Mbit/s.',
      whatsapp('throttled', 'policer', { confidence: 'medium', scope: 'network', reason: 'steady-rate' }),
    ),
    object(c.paced(128)),
  ),
  'policer-lasting': tell(
    speaks('policer', 'The same for an hour is sure.', whatsapp('throttled', 'policer', { confidence: 'high' })),
    { ...object(c.paced(128)), every: 900_000 },
  ),
  'policer-faster': tell(
    quiet(
      'policer',
      'Five transfers at a steady 700 kbit/s within a minute: a crowded moment looks so too.',
      whatsapp('slow', null, { reason: 'few-transfers' }),
    ),
    object(c.paced(700)),
  ),
  'policer-faster-lasting': tell(
    speaks(
      'policer',
      'The same over ten minutes is named.',
      whatsapp('throttled', 'policer', { confidence: 'medium' }),
    ),
    { ...object(c.paced(700)), every: 200_000 },
  ),
  'policer-busy-line': tell(
    speaks(
      'policer',
      'The controls are slow too beside the last one: at the same rate as before it takes nothing back.',
      whatsapp('throttled', 'policer'),
    ),
    { ...object(c.paced(128)), controlTransfer: (r) => (r === 4 ? c.paced(420) : {}) },
  ),
  'policer-once-through': tell(
    speaks('policer', 'Four of five at one rate: one connection slipped through.', whatsapp('throttled', 'policer')),
    { service: { object: (r) => (r === 2 ? {} : c.paced(128)) } },
  ),
  'policer-now-and-then': tell(
    quiet('policer', 'Three of five, with fast ones in between: a limit is there all the time.', whatsapp('ok', null)),
    { service: { object: (r) => (r % 2 === 1 ? {} : c.paced(128)) } },
  ),
  'policer-three': tell(speaks('policer', 'Three transfers are enough.', whatsapp('throttled', 'policer')), {
    ...object(c.paced(140)),
    rounds: 3,
  }),
  'policer-not': tell(
    quiet(
      'policer',
      'As slow, but by fits and starts: congestion looks like that.',
      whatsapp('slow', null, { reason: 'no-steady-rate' }),
    ),
    object(c.CONGESTED),
  ),
  'policer-rates': tell(
    quiet(
      'policer',
      'Each transfer holds a rate, but each another one: a policer has one.',
      whatsapp('slow', null, { reason: 'no-steady-rate' }),
    ),
    { rounds: 4, service: { object: (r) => c.paced([130, 230, 400, 700][r] ?? 130) } },
  ),
  'policer-far-now': tell(
    quiet(
      'policer',
      'WhatsApp answers twenty times later than in the first round, and its slow start takes that much longer: no limit.',
      whatsapp('slow', null, { rule: 'slow-answers' }),
    ),
    { rounds: 1 },
    { rounds: 4, service: { web: always(c.phases(800, 820, 4200)), object: always(c.overTrips(164, 800)) } },
  ),
  'policer-line': tell(
    quiet('policer', 'A steady 128 kbit/s to WhatsApp and to the controls: the line.', {
      whatsapp: { state: 'own-line' },
      line: { state: 'own-line' },
    }),
    { ...object(c.paced(128)), controlTransfer: always(c.paced(140)) },
  ),
  freeze: tell(
    speaks(
      'freeze',
      'Two fresh transfers stop after 16 KB; the host is settled and not asked again.',
      whatsapp('throttled', 'freeze', { confidence: 'medium' }),
    ),
    { service: { object: (r) => (r < 2 ? c.stalled(16384) : null) } },
  ),
  'freeze-firefox': tell(
    speaks(
      'freeze',
      'One fresh connection freezes at 17 KB, the next request on it gets nothing.',
      whatsapp('throttled', 'freeze', { confidence: 'low' }),
    ),
    {
      service: {
        object: (r) => [c.stalled(17000, 'unknown'), { ...c.SILENT, connection: 'reused' }][r] ?? null,
      },
      all: always({ browser: 'firefox' }),
    },
  ),
  'freeze-not': tell(
    quiet('freeze', 'Two transfers stop at quite different places.', whatsapp('slow', null, { confidence: 'low' })),
    { service: { object: (r) => [c.stalled(14000), c.stalled(50000)][r] ?? null } },
  ),
  'freeze-once': tell(quiet('freeze', 'One stall among complete transfers is noise.', whatsapp('ok', null)), {
    service: { object: (r) => (r === 1 ? c.stalled(16384) : {}) },
  }),
  'freeze-late-heads': tell(
    quiet(
      'freeze',
      'Everything of WhatsApp takes seconds: a pause no longer than the wait for the head is no silence.',
      whatsapp('slow', null),
    ),
    { rounds: 3, service: { web: always(c.phases(45, 50, 2000)), object: always(c.ranOut(4_000, 20_000)) } },
  ),
  'thin-transfers': tell(
    speaks(
      'thin-transfers',
      'A fast transfer, then three slow ones by fits and starts: slow, and no more.',
      whatsapp('slow', null, { reason: 'no-steady-rate' }),
    ),
    { rounds: 4, service: { object: (r) => (r > 0 ? c.CONGESTED : {}) } },
  ),
  'thin-transfers-two': tell(
    quiet('thin-transfers', 'Two slow transfers are what clean networks show now and then.', whatsapp('ok', null)),
    { ...object(c.paced(128)), rounds: 2 },
  ),
  'thin-transfers-not': tell(
    quiet(
      'thin-transfers',
      'Slower than the controls, but fast enough and no slower than its distance makes it.',
      whatsapp('ok', null),
    ),
    object(c.paced(2600)),
  ),
  'slower-than-usual': tell(
    speaks(
      'slower-than-usual',
      'Half a day of 160 ms, then seven rounds near 600 ms while the controls are as usual.',
      whatsapp('slow', null, { reason: 'own-history' }),
    ),
    days,
    { ...days, rounds: 7, service: { web: always(late), object: always(null) } },
  ),
  'slower-than-usual-not': tell(
    quiet('slower-than-usual', 'Two late rounds after half a day are not enough to say so.', whatsapp('ok', null)),
    days,
    { ...days, rounds: 2, service: { web: always(late), object: always(null) } },
  ),
  'slower-than-usual-uneven': tell(
    quiet(
      'slower-than-usual',
      'As late, but in each round two of the four controls are late too: a line that loses packets is so.',
      whatsapp('ok', null),
    ),
    { ...days, controls: {} },
    {
      ...days,
      rounds: 7,
      service: { web: always(late), object: always(null) },
      controls: { c1: (r) => (r % 2 ? late : {}), c2: (r) => (r % 2 ? {} : late), c3: always(late) },
    },
  ),
  'slow-answers': tell(
    speaks(
      'slow-answers',
      'No history, but WhatsApp lets people wait two seconds and the controls do not.',
      whatsapp('slow', null, { confidence: 'low', reason: 'no-history' }),
    ),
    { rounds: 3, service: { web: always(c.phases(45, 50, 2000)), object: healthy } },
  ),
  'slow-answers-not': tell(
    quiet(
      'slow-answers',
      'Late by distance alone: every phase is one or two of its long round trips.',
      whatsapp('ok', null),
    ),
    { rounds: 3, service: { web: always(c.phases(330, 340, 350)), object: healthy } },
  ),
  'all-fine': tell(
    speaks('all-fine', 'A healthy first check.', whatsapp('ok', null, { confidence: 'high', reason: 'all-fine' })),
    {},
  ),
  'all-fine-not': tell(
    quiet('all-fine', 'Nobody asked WhatsApp yet.', whatsapp('learning', null, { reason: 'no-samples' })),
    {
      service: { web: always(null), object: always(null) },
    },
  ),
};
