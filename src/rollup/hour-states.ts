/** What was said of a service in each hour of its history: the worst word of the hour, since a calm end does not undo it. */
import type { State } from '../verdict/verdict.ts';
import type { Judged } from './read-judged.ts';

export interface HourState {
  state: State;
  /** Rounds judged in the hour. */
  rounds: number;
}

/** Worst first. Not knowing is worse than working, and better than any trouble. */
const WORST: readonly State[] = [
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

const worse = (a: State, b: State): State => (WORST.indexOf(a) <= WORST.indexOf(b) ? a : b);

/**
 * @param place names the hour a moment lies in: local hours are the caller's matter
 * @returns by that name; an hour in which nothing was judged is not there
 */
export function hourStates(
  days: readonly Judged[],
  service: string,
  place: (at: number) => string,
): Map<string, HourState> {
  const hours = new Map<string, HourState>();
  for (const { moments, changes } of days) {
    const own = changes.filter((c) => c.verdict.service === service);
    let next = 0;
    let state: State | undefined;
    for (const moment of moments) {
      for (let change = own[next]; change && change.said <= moment; change = own[next]) {
        state = change.verdict.state;
        next += 1;
      }
      if (!state) continue;
      const name = place(moment);
      const before = hours.get(name);
      hours.set(name, { state: before ? worse(before.state, state) : state, rounds: (before?.rounds ?? 0) + 1 });
    }
  }
  return hours;
}
