/**
 * The worst moment of a trouble: the round in which it was at its worst, and by which number. Numbers compare within one kind
 * of trouble only, so the state decides first.
 */
import type { Evidence, State, Verdict } from './verdict.ts';

export interface Worst {
  /** UTC ms of the end of the round. */
  at: number;
  state: State;
  /** Late by ms to the first byte, thin by bits per second, stalled at bytes of body, or failed requests. */
  by: 'late' | 'thin' | 'stalled' | 'failed';
  value: number;
  /** Requests in all, of those that failed. */
  of?: number;
  /** Greater is worse, of one state. */
  badness: number;
}

/** Worst first. Not knowing is worse than working, and better than any trouble. */
const WORST_FIRST: readonly State[] = [
  'blocked',
  'throttled',
  'unreachable',
  'domestic-only',
  'outage',
  'slow',
  'own-line',
  'portal',
  'offline',
  'ok',
  'unknown',
  'learning',
  'paused',
];

export const worseState = (a: State, b: State): State => (WORST_FIRST.indexOf(a) <= WORST_FIRST.indexOf(b) ? a : b);

/** A transfer that stops is worse than any that goes on. */
const STOPPED = 1_000_000;

type Measure = Pick<Worst, 'by' | 'value' | 'of' | 'badness'>;

/** Answers that are late or transfers that are thin: by how many times, whichever is more. */
function slowness({ nowMs, usualMs, controlsMs, goodputBps, controlGoodputBps, stalledAtBytes }: Evidence): Measure[] {
  const usual = usualMs ?? (typeof controlsMs === 'number' ? controlsMs : undefined);
  return [
    ...(stalledAtBytes === undefined
      ? []
      : [{ by: 'stalled', value: stalledAtBytes, badness: STOPPED - stalledAtBytes } as const]),
    ...(goodputBps && controlGoodputBps
      ? [{ by: 'thin', value: goodputBps, badness: controlGoodputBps / goodputBps } as const]
      : []),
    ...(nowMs && usual ? [{ by: 'late', value: nowMs, badness: nowMs / usual } as const] : []),
  ];
}

function failing({ failures, requests, serverErrors }: Evidence): Measure[] {
  const lost = Math.max(failures, typeof serverErrors === 'number' ? serverErrors : 0);
  return lost > 0 && requests > 0 ? [{ by: 'failed', value: lost, of: requests, badness: lost / requests }] : [];
}

/** Of the own line: what fails first, then how late the others are, or how thin. */
function ofLine(evidence: Evidence): Measure[] {
  const { nowMs, controls } = evidence;
  const lost = failing(evidence).map((m) => ({ ...m, badness: STOPPED * m.badness }));
  if (controls.ok * 2 <= controls.total && lost.length > 0) return lost;
  return nowMs ? [{ by: 'late', value: nowMs, badness: nowMs }] : lost;
}

function measures({ state, evidence }: Verdict): Measure[] {
  if (state === 'own-line') return ofLine(evidence);
  return state === 'slow' || state === 'throttled' ? slowness(evidence) : failing(evidence);
}

/** @returns undefined where the verdict shows no number that could be compared: offline, paused, a portal */
export function worstOf(verdict: Verdict, at: number): Worst | undefined {
  const most = measures(verdict).reduce<Measure | undefined>(
    (a, b) => (a && a.badness >= b.badness ? a : b),
    undefined,
  );
  return most && { at, state: verdict.state, ...most };
}

/** The worse of two; of equals the first, which is when it got so bad. */
export function worse(a: Worst | undefined, b: Worst | undefined): Worst | undefined {
  if (!a || !b) return a ?? b;
  if (a.state !== b.state) return worseState(a.state, b.state) === a.state ? a : b;
  return b.badness > a.badness ? b : a;
}
