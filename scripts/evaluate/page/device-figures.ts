/** Numbers of the device part, from its records: counted once here, shown by the pages. */
import type { Device } from '../parts/device.ts';
import type { UserRecord } from '../parts/run-user.ts';
import type { TroubleRecord } from '../parts/trouble-watch.ts';
import { Random } from '../random.ts';
import {
  bootstrap,
  type Exposure,
  type Interval,
  percentile,
  rateInterval,
  rateOf,
  shareInterval,
} from '../statistics.ts';
import { TROUBLES } from '../troubles/index.ts';
import type { Side, Trouble } from '../troubles/trouble.ts';
import { SERVICES } from '../world/user.ts';

export interface Rate {
  events: number;
  weeks: number;
  rate: number;
  interval: Interval;
}

export interface Share {
  k: number;
  n: number;
  interval: Interval;
}

export const SIDES: readonly Side[] = ['line', 'service', 'network', 'world'];

export function rate(list: readonly Exposure[], seed: string): Rate {
  const events = list.reduce((sum, e) => sum + e.events, 0);
  const weeks = list.reduce((sum, e) => sum + e.weeks, 0);
  return { events, weeks, rate: rateOf(list), interval: rateInterval(list, new Random(seed)) };
}

export const share = (k: number, n: number): Share => ({ k, n, interval: shareInterval(k, n) });

/** Troubles that showed at all, with what lay on them before. */
export function struck(users: readonly UserRecord[], ...ids: string[]): TroubleRecord[] {
  return users.flatMap((u) =>
    u.trouble && u.trouble.bad > 0 && (ids.length === 0 || ids.includes(u.trouble.id)) ? u.trouble : [],
  );
}

const fresh = (t: TroubleRecord): boolean => !t.before;

export interface Delay {
  trouble: Trouble;
  n: number;
  announced: Share;
  rounds: { median: number; p95: number };
  minutes: { median: number; p95: number };
  said: Record<string, number>;
}

export function delays(device: Device): Delay[] {
  return TROUBLES.map((trouble) => {
    const list = struck(device.users, trouble.id).filter(fresh);
    const rounds = list.map((t) => t.rounds);
    const minutes = list.map((t) => t.minutes);
    const said: Record<string, number> = {};
    for (const t of list) said[t.said] = (said[t.said] ?? 0) + 1;
    const at = (values: readonly number[]) => ({ median: percentile(values, 0.5), p95: percentile(values, 0.95) });
    const announced = share(minutes.filter((m) => m <= 24 * 60).length, list.length);
    return { trouble, n: list.length, announced, rounds: at(rounds), minutes: at(minutes), said };
  });
}

const truthOf = (t: TroubleRecord): Trouble | undefined => TROUBLES.find((trouble) => trouble.id === t.id);

export interface F1 {
  macro: number;
  interval: Interval;
  by: Record<Side, number>;
  /** Truth, then what was said. */
  confusion: Record<Side, Record<string, number>>;
  n: number;
}

function f1Of(list: readonly TroubleRecord[]): Pick<F1, 'macro' | 'by'> {
  const by = Object.fromEntries(
    SIDES.map((side) => {
      const truth = list.filter((t) => truthOf(t)?.truth === side);
      const said = list.filter((t) => t.said === side);
      const both = truth.filter((t) => t.said === side).length;
      return [side, truth.length + said.length === 0 ? 0 : (2 * both) / (truth.length + said.length)];
    }),
  ) as Record<Side, number>;
  return { macro: SIDES.reduce((sum, side) => sum + by[side], 0) / SIDES.length, by };
}

/** @param knowable only troubles whose side one device can know */
export function sides(device: Device, knowable: boolean): F1 {
  const list = struck(device.users).filter((t) => !knowable || truthOf(t)?.knowable === true);
  const confusion = Object.fromEntries(SIDES.map((side) => [side, {}])) as F1['confusion'];
  for (const t of list) {
    const row = confusion[truthOf(t)?.truth ?? 'service'];
    row[t.said] = (row[t.said] ?? 0) + 1;
  }
  const interval = bootstrap(list, (drawn) => f1Of(drawn).macro, new Random(`${device.seed}/f1`));
  return { ...f1Of(list), interval, confusion, n: list.length };
}

/** Episodes per user-week and service, by what lay behind them; `throttled` per user-week. */
export function quietRates(device: Device): Record<'noise' | 'route' | 'day' | 'line' | 'throttled', Rate> {
  const of = (count: (u: UserRecord) => number, times: number, name: string): Rate =>
    rate(
      device.users.map((u) => ({ events: count(u), weeks: u.weeks * times })),
      `${device.seed}/${name}`,
    );
  const by = (cause: string): Rate =>
    of((u) => u.quiet.filter((e) => e.cause === cause).length, SERVICES.length, cause);
  return {
    noise: by('noise'),
    route: by('route'),
    day: by('day'),
    line: by('line'),
    throttled: of((u) => u.quiet.filter((e) => e.throttled).length, 1, 'throttled'),
  };
}

/** Own-line troubles in which any service was accused. */
export function lineAccused(device: Device): Share & { rules: Record<string, number> } {
  const lines = struck(device.users).filter((t) => truthOf(t)?.truth === 'line');
  const rules: Record<string, number> = {};
  for (const rule of lines.flatMap((t) => t.accusedBy)) rules[rule] = (rules[rule] ?? 0) + 1;
  return { ...share(lines.filter((t) => t.accusedBy.length > 0).length, lines.length), rules };
}

/** "Looks throttled" said, and right: of all the times it was said, quiet weeks included. */
export function throttledPrecision(device: Device): Share {
  const said = struck(device.users).filter((t) => t.throttled);
  const right = said.filter((t) => t.id === 'policer' || t.id === 'freeze').length;
  const quiet = device.users.reduce((sum, u) => sum + u.quiet.filter((e) => e.throttled).length, 0);
  return share(right, said.length + quiet);
}
