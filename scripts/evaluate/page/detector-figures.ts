/** The detectors side by side: false alarms and delays of each, and the paired difference to ours. */

import { keyOf } from '../detectors/detector.ts';
import { eCusumCurve } from '../detectors/e-cusum.ts';
import { AIMS, type Aim, type Mix, meanDelay } from '../parts/calibrate.ts';
import type { Device } from '../parts/device.ts';
import { Random } from '../random.ts';
import { bootstrap, type Interval } from '../statistics.ts';
import { SERVICES } from '../world/user.ts';
import { struck } from './device-figures.ts';

export interface SetFigures {
  /** All alarms a week, and those counted as false: on real paths every one. */
  alarms: number;
  falseAlarms: number;
  weeks: number;
  /** Mean rounds until twice and three times slower was found, a day at most. */
  twice: number;
  three: number;
  /** Ours less theirs, false alarms a week, paired by user or path; absent where there is one path alone. */
  difference?: Interval;
}

export interface Row {
  title: string;
  how: 'ours' | 'ours, another threshold' | 'as published' | Aim;
  off?: Mix['off'];
  sets: Record<SetName, SetFigures>;
}

export const SETS = ['home-line', 'rtt-labelled', 'simulated'] as const;
export type SetName = (typeof SETS)[number];

interface Unit {
  weeks: number;
  alarms: Record<string, number>;
  falseAlarms: Record<string, number>;
}

type Parts = readonly { key: string; weight: number }[];

function units(device: Device, set: SetName): Unit[] {
  if (set === 'simulated') return device.users.map((u) => ({ ...u, weeks: u.weeks * SERVICES.length }));
  return device.real.paths
    .filter((p) => p.set === set && p.part === 'judge')
    .map(({ quiet }) => ({ ...quiet, falseAlarms: quiet.alarms }));
}

function delaysOf(device: Device, set: SetName, key: string): (times: number) => (number | undefined)[] {
  return (times) => {
    if (set !== 'simulated') {
      return device.real.slowed.flatMap((s) => (s.set === set && s.times === times ? [s.delays[key]] : []));
    }
    return struck(device.users, `slower-${times}`).flatMap((t) => (t.before ? [] : [t.detectors[key]]));
  };
}

const mixed = (parts: Parts, of: (key: string) => number): number =>
  parts.reduce((sum, { key, weight }) => sum + weight * of(key), 0);

export function figures(device: Device, set: SetName, parts: Parts): SetFigures {
  const list = units(device, set);
  const weeks = list.reduce((total, u) => total + u.weeks, 0);
  const rate = (of: (u: Unit) => number): number => list.reduce((sum, u) => sum + of(u), 0) / Math.max(1e-9, weeks);
  const delay = (aim: Aim): number => mixed(parts, (key) => meanDelay(delaysOf(device, set, key), aim));
  const result: SetFigures = {
    alarms: rate((u) => mixed(parts, (key) => u.alarms[key] ?? 0)),
    falseAlarms: rate((u) => mixed(parts, (key) => u.falseAlarms[key] ?? 0)),
    weeks,
    twice: delay('2'),
    three: delay('3'),
  };
  if (parts[0]?.key === 'ours' || list.length < 2) return result;
  // Drawn by user or path: what one of them raises comes together.
  const pairs = list.map((u) => ({
    weeks: u.weeks,
    more: (u.falseAlarms.ours ?? 0) - mixed(parts, (key) => u.falseAlarms[key] ?? 0),
  }));
  const difference = bootstrap(
    pairs,
    (drawn) =>
      drawn.reduce((sum, p) => sum + p.more, 0) /
      Math.max(
        1e-9,
        drawn.reduce((sum, p) => sum + p.weeks, 0),
      ),
    new Random(`${device.seed}/${set}/${parts.map((p) => p.key).join('+')}`),
  );
  return { ...result, difference };
}

const share = (weight: number): string => (weight === 1 ? '' : `${Math.round(weight * 100)} % `);

export function detectorRows(device: Device): Row[] {
  const row = (parts: Parts, title: string, how: Row['how'], off?: Mix['off']): Row => {
    const sets = Object.fromEntries(SETS.map((set) => [set, figures(device, set, parts)])) as Row['sets'];
    return { title, how, sets, ...(off && { off }) };
  };
  return [
    row([{ key: 'ours', weight: 1 }], 'Tailback’s rule', 'ours'),
    ...eCusumCurve.tried.map((n) =>
      row([{ key: keyOf(eCusumCurve, n), weight: 1 }], `its e-CUSUM at ${n}`, 'ours, another threshold'),
    ),
    ...device.calibration.chosen.flatMap(({ detector, mixes }) => [
      row(
        [{ key: keyOf(detector, detector.published), weight: 1 }],
        `${detector.title} (${detector.published})`,
        'as published',
      ),
      ...AIMS.map((aim) => {
        const numbers = mixes[aim].parts.map((p) => `${share(p.weight)}${p.parameter}`).join(', ');
        return row(mixes[aim].parts, `${detector.title} (${numbers})`, aim, mixes[aim].off);
      }),
    ]),
  ];
}

/** Whether ours raises more false alarms at equal delay, beyond what chance makes: the interval lies above nothing. */
export const worse = (row: Row, set: SetName): boolean => (row.sets[set].difference?.low ?? 0) > 0;
