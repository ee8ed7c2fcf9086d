/** The detectors side by side: false alarms and delays of each, and the paired difference to ours. */

import { keyOf } from '../detectors/detector.ts';
import type { Device } from '../parts/device.ts';
import { Random } from '../random.ts';
import { bootstrap, type Interval, percentile } from '../statistics.ts';
import { SERVICES } from '../world/user.ts';
import { struck } from './device-figures.ts';

export interface SetFigures {
  /** All alarms, and those counted as false: on real paths every one. */
  alarms: number;
  falseAlarms: number;
  weeks: number;
  /** Median rounds until twice and three times slower was found; 95th percentile for three times. */
  twice: number;
  three: number;
  threeP95: number;
  /** Ours less theirs, false alarms a week, paired by user or path; absent where there is one path alone. */
  difference?: Interval;
}

export interface Row {
  key: string;
  title: string;
  how: 'ours' | 'as published' | 'at our delay for 2 times' | 'at our delay for 3 times';
  sets: Record<SetName, SetFigures>;
}

export const SETS = ['home-line', 'rtt-labelled', 'simulated'] as const;
export type SetName = (typeof SETS)[number];

interface Unit {
  weeks: number;
  alarms: Record<string, number>;
  falseAlarms: Record<string, number>;
}

function units(device: Device, set: SetName): Unit[] {
  if (set === 'simulated') return device.users.map((u) => ({ ...u, weeks: u.weeks * SERVICES.length }));
  return device.real.paths
    .filter((p) => p.set === set && p.part === 'judge')
    .map(({ quiet }) => ({ ...quiet, falseAlarms: quiet.alarms }));
}

function delaysOf(device: Device, set: SetName, key: string, times: number): number[] {
  const never = Number.POSITIVE_INFINITY;
  if (set === 'simulated') {
    return struck(device.users, `slower-${times}`).flatMap((t) => (t.before ? [] : (t.detectors[key] ?? never)));
  }
  return device.real.slowed.flatMap((s) => (s.set === set && s.times === times ? (s.delays[key] ?? never) : []));
}

export function figures(device: Device, set: SetName, key: string): SetFigures {
  const list = units(device, set);
  const sum = (of: (u: Unit) => number): number => list.reduce((total, u) => total + of(u), 0);
  const [twice, three] = [delaysOf(device, set, key, 2), delaysOf(device, set, key, 3)];
  const result: SetFigures = {
    alarms: sum((u) => u.alarms[key] ?? 0),
    falseAlarms: sum((u) => u.falseAlarms[key] ?? 0),
    weeks: sum((u) => u.weeks),
    twice: percentile(twice, 0.5),
    three: percentile(three, 0.5),
    threeP95: percentile(three, 0.95),
  };
  if (key === 'ours' || list.length < 2) return result;
  const difference = bootstrap(
    list,
    (drawn) => {
      const weeks = drawn.reduce((total, u) => total + u.weeks, 0);
      return (
        drawn.reduce((total, u) => total + (u.falseAlarms.ours ?? 0) - (u.falseAlarms[key] ?? 0), 0) /
        Math.max(1e-9, weeks)
      );
    },
    new Random(`${device.seed}/${set}/${key}`),
  );
  return { ...result, difference };
}

export function detectorRows(device: Device): Row[] {
  const row = (key: string, title: string, how: Row['how']): Row => {
    const sets = Object.fromEntries(SETS.map((set) => [set, figures(device, set, key)])) as Row['sets'];
    return { key, title, how, sets };
  };
  return [
    row('ours', 'Tailback’s rule', 'ours'),
    ...device.calibration.chosen.flatMap(({ detector, parameters }) => {
      const of = (n: number, how: Row['how']): Row => row(keyOf(detector, n), `${detector.title} (${n})`, how);
      return [
        of(detector.published, 'as published'),
        of(parameters[2], 'at our delay for 2 times'),
        of(parameters[3], 'at our delay for 3 times'),
      ];
    }),
  ];
}

/** Whether ours raises more false alarms at equal delay, beyond what chance makes: the interval lies above nothing. */
export const worse = (row: Row, set: SetName): boolean => (row.sets[set].difference?.low ?? 0) > 0;
