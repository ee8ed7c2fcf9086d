/** Real lines and real transfers, as sections of the device part. */
import type { Device } from '../parts/device.ts';
import { rate } from './device-figures.ts';
import { number, percent, range, table } from './markdown.ts';

const date = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

export function realSection(device: Device): string {
  const { paths, episodes } = device.real;
  if (paths.length === 0) return 'The real sets were not there: this page rests on simulation alone.';
  const rows = (['home-line', 'rtt-labelled'] as const).flatMap((set) =>
    (['choose', 'judge'] as const).map((part) => {
      const mine = paths.filter((p) => p.set === set && p.part === part);
      const names = new Set(mine.map((p) => p.quiet.name));
      const found = episodes.filter((e) => names.has(e.path));
      const counted = rate(
        mine.map(({ quiet }) => ({
          events: found.filter((e) => !e.real && e.path === quiet.name).length,
          weeks: quiet.weeks,
        })),
        `${set}/${part}`,
      );
      return [
        set,
        part === 'choose' ? 'choosing' : 'judging',
        `${mine.length}`,
        number(counted.weeks),
        `${found.length}`,
        `${counted.events}`,
        number(counted.rate),
        range(counted.interval),
      ];
    }),
  );
  const listed = episodes.map((e) => [
    e.path,
    date(e.at),
    `${e.rule}, ${e.usualMs ?? '?'} to ${e.nowMs ?? '?'} ms`,
    e.marked ? 'yes' : 'no',
    number(e.times),
    e.real ? 'a real change: excluded' : 'counted as false',
  ]);
  return [
    table(['Set', 'Half', 'Paths', 'Path-weeks', 'Episodes', 'Counted', 'A week', '95 % interval'], rows),
    '',
    listed.length === 0
      ? 'No episode at all.'
      : table(
          [
            'Path',
            'Said at (UTC)',
            'What was said',
            'Marked by the labeller within 2 h',
            'Median of the next 6 h over the day before',
            'Decision',
          ],
          listed,
        ),
  ].join('\n');
}

export function transfersSection({ transfers: t }: Device): string {
  if (t.clean.tests === 0) return 'The speed tests were not there.';
  const row = (name: string, g: typeof t.clean): string[] => [
    name,
    `${g.tests}`,
    percent(g.slowTests / Math.max(1, g.tests)),
    `${g.slowFives} of ${g.fives}`,
  ];
  const abroad = t.abroad.map((a) => `${a.network} (${a.slow} of ${a.tests})`).join(', ');
  return [
    table(
      [
        'Tests of April 2021',
        'Tests',
        'Slow: below a quarter of the control and 2 Mbit/s',
        'Runs of five with three slow',
      ],
      [
        row('outside Russia', t.clean),
        row('outside Russia, adjudicated', t.adjudicated),
        row('MegaFon, T2, Yota', t.throttled),
      ],
    ),
    '',
    abroad === ''
      ? 'No network outside Russia showed the policer’s rate.'
      : `Outside Russia, yet at the policer’s own rate (tunnels through Russia), left out of “adjudicated”: ${abroad}.`,
  ].join('\n');
}
