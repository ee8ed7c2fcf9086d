/**
 * Equal delay. A detector with one number for all sizes of a slow-down trades early alarms against false ones, so that two
 * of them compare only where they are as quick as each other. Delay is the mean of the rounds until the alarm, a day (96) at
 * most, for slow-downs of two and of three times, the sizes this evaluation has figures for. A number in between two that
 * were tried is a coin between them: both delay and false alarms of the mixture lie on the line between theirs. Chosen on the
 * half of the data that serves for choosing; judged on the other.
 */
import { runTasks } from '../crew/crew.ts';
import { type Detector, keyOf } from '../detectors/detector.ts';
import { eCusumCurve } from '../detectors/e-cusum.ts';
import { DETECTORS } from '../detectors/index.ts';
import type { UserRecord } from './run-user.ts';

export const AIMS = ['both', '2', '3'] as const;
/** Slow-downs over which the delays are equal: two and three times together, or one of them alone. */
export type Aim = (typeof AIMS)[number];

/** A coin between two numbers of one detector. */
export interface Mix {
  parts: readonly { key: string; parameter: number; weight: number }[];
  /** What keeps the delays from being equal: no number tried is as quick as ours, or as slow. */
  off?: 'slower' | 'quicker';
}

export interface Calibrated {
  detector: Detector;
  mixes: Record<Aim, Mix>;
}

export interface Calibration {
  users: number;
  /** Our own mean delays, rounds. */
  ours: Record<Aim, number>;
  chosen: Calibrated[];
}

/** A day: what was not found by then does not count as later. */
export const MOST_ROUNDS = 96;
const TRIED = DETECTORS.flatMap(({ id, tried }) => tried.map((parameter) => [id, parameter] as const));

const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / Math.max(1, values.length);

/** @param delays rounds until the alarm, by size; absent and infinite ones count as a day */
export function meanDelay(delays: (times: number) => readonly (number | undefined)[], aim: Aim): number {
  const of = (times: number): number => mean(delays(times).map((d) => Math.min(MOST_ROUNDS, d ?? MOST_ROUNDS)));
  return aim === 'both' ? (of(2) + of(3)) / 2 : of(Number(aim));
}

function delaysOf(records: readonly UserRecord[], key: string): (times: number) => (number | undefined)[] {
  return (times) =>
    records.flatMap((r) =>
      r.trouble && r.trouble.bad > 0 && !r.trouble.before && r.trouble.id === `slower-${times}`
        ? [r.trouble.detectors[key]]
        : [],
    );
}

/** The coin whose delay is the one aimed at. @param points of one detector: its numbers and their delays */
export function mixOf(detector: Detector, points: readonly { parameter: number; delay: number }[], aimed: number): Mix {
  const sorted = points.toSorted((a, b) => a.delay - b.delay);
  const part = (parameter: number, weight: number) => ({ key: keyOf(detector, parameter), parameter, weight });
  const above = sorted.findIndex((p) => p.delay >= aimed);
  const [quick, slow] = [sorted[above - 1], sorted[above]];
  if (!slow) return { parts: [part(sorted.at(-1)?.parameter ?? detector.published, 1)], off: 'quicker' };
  if (slow.delay === aimed) return { parts: [part(slow.parameter, 1)] };
  if (!quick) return { parts: [part(slow.parameter, 1)], off: 'slower' };
  const weight = (slow.delay - aimed) / (slow.delay - quick.delay);
  return { parts: [part(quick.parameter, weight), part(slow.parameter, 1 - weight)] };
}

export async function calibrate(seed: string, users: number, workers?: number): Promise<Calibration> {
  const tasks = Array.from({ length: users }, (_, i) => {
    const trouble = `slower-${[2, 3][i % 2] ?? 3}`;
    return { seed: `${seed}/choose/${i}`, part: 'choose', weeks: 1, trouble, detectors: TRIED } as const;
  });
  const records = await runTasks(tasks, undefined, workers);
  const delay = (key: string, aim: Aim): number => meanDelay(delaysOf(records, key), aim);
  const ours = { both: delay('ours', 'both'), 2: delay('ours', '2'), 3: delay('ours', '3') };
  const chosen = DETECTORS.map((detector) => {
    const mix = (aim: Aim): Mix =>
      mixOf(
        detector,
        detector.tried.map((parameter) => ({ parameter, delay: delay(keyOf(detector, parameter), aim) })),
        ours[aim],
      );
    return { detector, mixes: { both: mix('both'), 2: mix('2'), 3: mix('3') } };
  });
  return { users, ours, chosen };
}

/** Published and chosen numbers side by side, and our own rule's curve. */
export function allNumbers({ chosen }: Pick<Calibration, 'chosen'>): [string, number][] {
  const others = chosen.flatMap(({ detector, mixes }) => {
    const mixed = AIMS.flatMap((aim) => mixes[aim].parts.map((p) => p.parameter));
    return [...new Set([detector.published, ...mixed])].map((n): [string, number] => [detector.id, n]);
  });
  return [...others, ...eCusumCurve.tried.map((n): [string, number] => [eCusumCurve.id, n])];
}
