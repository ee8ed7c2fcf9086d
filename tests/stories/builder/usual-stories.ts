/**
 * Stories of services against their own usual: transfers of the days before, and lines so uneven that a slow-down hides in
 * them. In the days of transfers a round comes every six hours, as the schedule makes them.
 */
import * as c from './changes.ts';
import { whatsapp } from './heads.ts';
import { always, type ByRound, type Scene, tell } from './scene.ts';
import type { Story } from './story.ts';

const speaks = (rule: string, title: string, expect: Story['expect']) => ({ title, rule, speaks: true, expect });
const quiet = (rule: string, title: string, expect: Story['expect']) => ({ title, rule, speaks: false, expect });
const regular = always({ roundKind: 'regular' });
/** Three days of one transfer in six hours. */
const days = (object: ByRound): Scene => ({ rounds: 12, every: 21_600_000, service: { object }, all: regular });
/** Then a burst of some minutes. */
const burst = (object: ByRound, rounds = 5): Scene => ({
  rounds,
  every: 180_000,
  service: { object },
  all: always({ roundKind: 'burst' }),
});
const limit = c.paced(128);
const two =
  (object: ReturnType<ByRound>): ByRound =>
  (r) =>
    r % 3 === 2 ? {} : object;

/** Plain requests of two days; one of twelve comes three times as late, as on a line that is shared. */
const uneven: Scene = {
  rounds: 96,
  every: 900_000,
  service: { web: (r) => (r % 12 === 5 ? c.phases(120, 130, 240) : {}), object: always(null) },
  controls: { c3: always(null), c4: always(null) },
  controlTransfer: always(null),
  all: regular,
};

export const usualStories: Record<string, Story> = {
  'policer-since-now': tell(
    speaks(
      'policer',
      'Three days of fast transfers, then three at a steady 128 kbit/s.',
      whatsapp('throttled', 'policer'),
    ),
    days(always({})),
    burst(always(limit), 3),
  ),
  'policer-as-ever': tell(
    quiet(
      'policer',
      'Five at a steady 128 kbit/s, but in the three days before two of three were as slow: nothing new.',
      whatsapp('ok', null),
    ),
    days(two(limit)),
    burst(always(limit)),
  ),
  'policer-other-rate-before': tell(
    speaks('policer', 'Two of three were slow before, but never at this rate.', whatsapp('throttled', 'policer')),
    days(two(c.paced(700))),
    burst(always(limit)),
  ),
  'policer-elsewhere-before': tell(
    speaks(
      'policer',
      'Two of three were as slow before, but on another network: its days say nothing of this one.',
      whatsapp('throttled', 'policer'),
    ),
    { ...days(two(limit)), all: always({ roundKind: 'regular', network: 'work' }) },
    burst(always(limit), 3),
  ),
  'policer-all-days': tell(
    speaks(
      'policer',
      'At 128 kbit/s for three days, one of twelve slipped through: that is no "now and then".',
      whatsapp('throttled', 'policer'),
    ),
    days((r) => (r === 6 ? {} : limit)),
    burst(always(limit), 3),
  ),
  'policer-uneven-among': tell(
    quiet(
      'policer',
      'Three of five hold 128 kbit/s, two are as slow by fits and starts: a limit shows its rate in each.',
      whatsapp('slow', null, { rule: 'thin-transfers' }),
    ),
    { service: { object: (r) => (r % 2 === 1 ? c.CONGESTED : limit) } },
  ),
  'policer-uneven-once': tell(
    speaks('policer', 'One of five is uneven: a busy browser does that.', whatsapp('throttled', 'policer')),
    { service: { object: (r) => (r === 2 ? c.CONGESTED : limit) } },
  ),
  'thin-transfers-since-now': tell(
    speaks('thin-transfers', 'Three days of fast transfers, then four slow ones.', whatsapp('slow', null)),
    days(always({})),
    burst(always(c.CONGESTED), 4),
  ),
  'thin-transfers-as-ever': tell(
    quiet(
      'thin-transfers',
      'Four slow ones, but two of three were so in the three days before: this service is so here.',
      whatsapp('ok', null),
    ),
    days(two(c.CONGESTED)),
    burst(always(c.CONGESTED), 4),
  ),
  'thin-transfers-stops': tell(
    speaks(
      'thin-transfers',
      'Three days of whole transfers, then two that stop at different places.',
      whatsapp('slow', null, { confidence: 'low' }),
    ),
    days(always({})),
    burst((r) => c.stalled([14_000, 50_000][r] ?? 14_000), 2),
  ),
  'thin-transfers-stops-as-ever': tell(
    quiet('thin-transfers', 'The same where one of three stopped before.', whatsapp('ok', null)),
    days((r) => (r % 3 === 0 ? c.stalled(14_000) : {})),
    burst((r) => c.stalled([14_000, 50_000][r] ?? 14_000), 2),
  ),
  'slower-than-usual-on-uneven': tell(
    speaks(
      'slower-than-usual',
      'One round of twelve is three times as late on this line; nine rounds at twice the usual are seen all the same.',
      whatsapp('slow', null, { reason: 'own-history' }),
    ),
    uneven,
    { ...uneven, rounds: 9, service: { web: always(c.phases(85, 90, 160)), object: always(null) } },
  ),
  'slower-than-usual-on-uneven-not': tell(
    quiet('slower-than-usual', 'Late rounds as this line has them: one here, one there.', whatsapp('ok', null)),
    uneven,
    { ...uneven, rounds: 13 },
  ),
};
