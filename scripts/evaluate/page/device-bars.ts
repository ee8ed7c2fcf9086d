/** The figures to reach of the device part, each with its basis. */
import type { Device } from '../parts/device.ts';
import { percentile } from '../statistics.ts';
import {
  delays,
  lineAccused,
  quietRates,
  type Rate,
  rate,
  type Share,
  share,
  sides,
  struck,
  throttledPrecision,
} from './device-figures.ts';
import { type Bar, number, percent, range } from './markdown.ts';

const BLOCKS = ['slower-3', 'reset', 'dns-removed', 'silence'];

const met = (is: boolean): Bar['met'] => (is ? 'yes' : 'no');

function realQuiet(device: Device): Bar {
  const { paths, episodes } = device.real;
  const counted = episodes.filter((e) => !e.real);
  const of = (list: typeof paths): Rate =>
    rate(
      list.map(({ quiet }) => ({
        events: counted.filter((e) => e.path === quiet.name).length,
        weeks: quiet.weeks,
      })),
      `${device.seed}/real`,
    );
  const text = (r: Rate): string =>
    `${number(r.rate)} (${r.events} in ${number(r.weeks)} path-weeks; ${range(r.interval)})`;
  const judged = of(paths.filter((p) => p.part === 'judge'));
  return {
    figure: 'service-specific episodes on quiet real lines, adjudicated events excluded, per user-week and service',
    bar: 'at most 0.05',
    measured:
      paths.length === 0 ? 'the real sets are not there' : `${text(judged)}; with the choosing half ${text(of(paths))}`,
    basis: 'real: the judging half of home line and labelled paths',
    met: paths.length === 0 ? 'not shown' : met(judged.rate <= 0.05),
  };
}

export function deviceBars(device: Device): Bar[] {
  const quiet = quietRates(device);
  const found = struck(device.users, ...BLOCKS).filter((t) => !t.before);
  const rounds = found.map((t) => t.rounds);
  const [median, p95] = [percentile(rounds, 0.5), percentile(rounds, 0.95)];
  // Nothing can be said while the computer sleeps.
  const awake = found.filter((t) => !t.slept);
  const soonOf = (list: typeof found): Share => share(list.filter((t) => t.minutes <= 25).length, list.length);
  const kinds = BLOCKS.map((id) => ({ id, share: soonOf(awake.filter((t) => t.id === id)) }));
  const twice = delays(device).find((d) => d.trouble.id === 'slower-2');
  const line = lineAccused(device);
  const f1 = sides(device, true);
  const throttled = throttledPrecision(device);
  const basis = `simulated, noise ${device.basis}`;
  const of = (s: { k: number; n: number }): string => `${s.k} of ${s.n}`;
  return [
    realQuiet(device),
    {
      figure: 'the same, simulated, without troubles of the line and longer routes',
      bar: '– (the figure above is for real lines)',
      measured: `${number(quiet.noise.rate)} (${quiet.noise.events} in ${number(quiet.noise.weeks)} service-weeks; ${range(quiet.noise.interval)})`,
      basis,
      met: '–',
    },
    {
      figure: '“looks throttled” without throttling, per user-week',
      bar: 'at most 0.01',
      measured: `${number(quiet.throttled.rate)} (${quiet.throttled.events} in ${number(quiet.throttled.weeks)} user-weeks; ${range(quiet.throttled.interval)})`,
      basis,
      met: met(quiet.throttled.rate <= 0.01),
    },
    {
      figure: 'block, or three times slower: rounds until it is said',
      bar: 'median at most 5, 95th percentile at most 7',
      measured: `${number(median)} and ${number(p95)} (n = ${found.length})`,
      basis,
      met: met(median <= 5 && p95 <= 7),
    },
    {
      figure: 'the same, said within 25 min of the first bad round, with bursts',
      bar: '95 % of each kind, as the rounds are asked for at the 95th percentile',
      measured: `${kinds.map((k) => `${k.id} ${of(k.share)}`).join(', ')}; together ${percent(soonOf(awake).k / Math.max(1, awake.length))} (${range(soonOf(awake).interval, percent)}); with the ${found.length - awake.length} whose computer slept ${of(soonOf(found))}`,
      basis,
      met: met(kinds.every((k) => k.share.k >= 0.95 * k.share.n)),
    },
    {
      figure: 'two times slower: said within 24 h',
      bar: 'at least 95 %',
      measured: twice
        ? `${percent(twice.announced.k / Math.max(1, twice.n))} (${of(twice.announced)}; ${range(twice.announced.interval, percent)})`
        : '–',
      basis,
      met: met(twice !== undefined && twice.announced.k >= 0.95 * twice.n),
    },
    {
      figure: 'own-line trouble in which any service is accused',
      bar: 'at most 2 %',
      measured: `${percent(line.k / Math.max(1, line.n))} (${of(line)}; ${range(line.interval, percent)})`,
      basis,
      met: met(line.k <= 0.02 * line.n),
    },
    {
      figure: 'line / service / network / world, macro-F1, troubles one device can know',
      bar: 'at least 0.90',
      measured: `${number(f1.macro)} (n = ${f1.n}; ${range(f1.interval)})`,
      basis,
      met: met(f1.macro >= 0.9),
    },
    {
      figure: 'precision of “looks throttled”',
      bar: 'at least 0.95',
      measured: `${number(throttled.k / Math.max(1, throttled.n))} (${of(throttled)}; ${range(throttled.interval)})`,
      basis: `${basis}, in this mix of troubles and quiet weeks`,
      met: met(throttled.k >= 0.95 * throttled.n),
    },
  ];
}
