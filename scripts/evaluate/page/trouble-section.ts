/** Quiet simulated weeks and simulated troubles, as sections of the device part. */
import type { Device } from '../parts/device.ts';
import { delays, quietRates, SIDES, sides } from './device-figures.ts';
import { number, percent, range, some, table } from './markdown.ts';

export function quietSection(device: Device): string {
  const q = quietRates(device);
  const row = (name: string, r: typeof q.noise): string[] => [
    name,
    `${r.events}`,
    number(r.weeks),
    number(r.rate),
    range(r.interval),
  ];
  const rules: Record<string, number> = {};
  for (const e of device.users.flatMap((u) => u.quiet)) {
    const key = `${e.state} by ${e.rule} (${e.cause})`;
    rules[key] = (rules[key] ?? 0) + 1;
  }
  return [
    table(
      ['Said without any trouble put in', 'Episodes', 'Weeks', 'A week', '95 % interval by user'],
      [
        row('of a service, nothing behind it (per service)', q.noise),
        row(
          'of a service whose route had become longer by a quarter or more: true, and harmless (per service)',
          q.route,
        ),
        row('of a service whose real path was as late in the day drawn: true of that day (per service)', q.day),
        row('of a service during or after a small trouble of the line (per service)', q.line),
        row('“looks throttled” (per user)', q.throttled),
      ],
    ),
    '',
    `All of them by rule: ${some(rules)}.`,
  ].join('\n');
}

export function delaySection(device: Device): string {
  const rows = delays(device).map((d) => [
    d.trouble.title,
    `${d.n}`,
    percent(d.announced.k / Math.max(1, d.n)),
    range(d.announced.interval, percent),
    `${number(d.rounds.median)} / ${number(d.rounds.p95)}`,
    `${number(d.minutes.median)} / ${number(d.minutes.p95)}`,
    some(d.said),
  ]);
  return [
    table(
      [
        'Trouble',
        'n',
        'Said within 24 h',
        '95 % interval',
        'Rounds, median / p95',
        'Minutes, median / p95',
        'Side said longest',
      ],
      rows,
    ),
  ].join('\n');
}

/** Table of sides, and its rows for the plot. */
export function confusion(
  device: Device,
  knowable: boolean,
): { text: string; rows: { name: string; shares: number[] }[] } {
  const f1 = sides(device, knowable);
  const said = [...SIDES, 'none'];
  const rows = SIDES.map((side) => {
    const counts = f1.confusion[side];
    const total = Object.values(counts).reduce((sum, n) => sum + n, 0);
    return {
      name: side,
      counts: said.map((s) => counts[s] ?? 0),
      shares: said.map((s) => (counts[s] ?? 0) / Math.max(1, total)),
    };
  });
  const text = [
    `Macro-F1 ${number(f1.macro)} (${range(f1.interval)}, n = ${f1.n}); ${SIDES.map((s) => `${s} ${number(f1.by[s])}`).join(', ')}.`,
    '',
    table(
      ['True side', ...said.map((s) => `said ${s}`)],
      rows.map((r) => [r.name, ...r.counts.map(String)]),
    ),
  ].join('\n');
  return { text, rows };
}
