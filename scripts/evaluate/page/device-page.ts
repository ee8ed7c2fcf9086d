/** The device part of docs/evaluation.md. */
import { keyOf } from '../detectors/detector.ts';
import { DETECTORS } from '../detectors/index.ts';
import type { Device } from '../parts/device.ts';
import { SERVICES } from '../world/user.ts';
import { detectorBar, detectorTables } from './detector-section.ts';
import { deviceBars } from './device-bars.ts';
import { lineAccused, SIDES, struck } from './device-figures.ts';
import { bars, number, percent, range, some } from './markdown.ts';
import type { Page } from './page.ts';
import { realSection, transfersSection } from './real-section.ts';
import { cells, steps } from './svg.ts';
import { confusion, delaySection, quietSection } from './trouble-section.ts';

export function devicePage(device: Device): Page {
  const { users, calibration } = device;
  const weeks = users.reduce((sum, u) => sum + u.weeks, 0);
  const sum = (of: (u: (typeof users)[number]) => number): number => users.reduce((total, u) => total + of(u), 0);
  const line = lineAccused(device);
  const known = confusion(device, true);
  const all = confusion(device, false);
  const rounds = (id: string): number[] =>
    struck(users, id)
      .filter((t) => !t.before)
      .map((t) => t.rounds);
  const text = `### Figures to reach

${bars([...deviceBars(device), detectorBar(device)])}

Seed \`${device.seed}\`, ${users.length} simulated users with ${SERVICES.length} services each, ${number(weeks)} user-weeks watched in the quiet part (each
user ${device.weeksEach} weeks after one of learning, less what their computer slept), then one trouble each. Noise: ${device.basis}. Of ${sum((u) => u.rounds)} quiet
rounds ${sum((u) => u.whole)} were judged whole, the others only where the newest round gave a rule something to say; of ${sum((u) => u.checked)} rounds
judged whole as a check, ${sum((u) => u.missed)} accused other services than the shortcut would have.

### Quiet real lines

${realSection(device)}

### Real transfers

${transfersSection(device)}

### Quiet simulated lines

${quietSection(device)}

### How soon, and what is said

A round counts from the first one that met the trouble; that one is 1. Minutes count from its end. Policer and freeze show in
transfers alone: their first bad round is the first with a transfer, which comes every six hours.

${delaySection(device)}

![Rounds until it is said](evaluation/rounds.svg)

### Which side

What was said longest while the trouble lasted. Only troubles whose side one device can know count towards the figure:

${known.text}

With silence (a block or a dead server?) and silent worldwide outages, which only others' reports can tell apart:

${all.text}

![Sides](evaluation/sides.svg)

Own-line troubles: a service was accused in ${line.k} of ${line.n} (${range(line.interval, percent)}). Rules: ${some(line.rules)}.

### Against other detectors

Each sees the rounds ours sees, with the same usual and the same veto by the controls, and is latched until four clean rounds; so is
our rule's word here. A detector does not know beforehand how large a slow-down will be: "at our delay" is as quick as ours over slow-downs
of two and three times together, mean rounds until the alarm with a day (96) for what was not found. Between two numbers that were tried it is a
coin, whose weights stand in the brackets. The numbers were chosen on the choosing half (${calibration.users} users; ours there ${number(calibration.ours.both)} rounds, ${number(calibration.ours[2])} for two
times and ${number(calibration.ours[3])} for three). Rows for one size alone are there too, also where we lose: a detector made for one size may well be better
at it. An interval above 0 means that ours raises more false alarms. On simulated lines an alarm is false where neither a longer route
nor the real path's own day lies behind it; on real paths all alarms count. Our own rule is shown with other thresholds as well.

${detectorTables(device)}

![False alarms](evaluation/detectors.svg)
`;
  const published = DETECTORS.map((d) => [`${d.title} (${d.published})`, keyOf(d, d.published)]);
  return {
    text,
    plots: {
      'rounds.svg': steps(
        'Share of troubles said, by rounds after the first bad one',
        'rounds',
        ['slower-1.5', 'slower-2', 'slower-3', 'reset', 'silence', 'line-slow'].map((id) => ({
          name: id,
          values: rounds(id),
        })),
        20,
        2,
      ),
      'sides.svg': cells(
        'Said (columns) of what was true (rows)',
        [...SIDES, 'none'],
        [
          ...known.rows.map((r) => ({ ...r, name: `${r.name}, knowable` })),
          ...all.rows.map((r) => ({ ...r, name: `${r.name}, all` })),
        ],
      ),
      'detectors.svg': steps(
        'Simulated: share found by rounds, three times slower',
        'rounds',
        [['Tailback’s rule', 'ours'], ...published].map(([name = '', key = '']) => ({
          name,
          values: struck(users, 'slower-3').flatMap((t) =>
            t.before ? [] : (t.detectors[key] ?? Number.POSITIVE_INFINITY),
          ),
        })),
        20,
        2,
      ),
    },
  };
}
