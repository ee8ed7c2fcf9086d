/** What was said of a service in each hour of its history: the worst word of the hour, since a calm end does not undo it. */
import type { State } from '../verdict/verdict.ts';
import { worseState } from '../verdict/worst.ts';
import type { Judged } from './read-judged.ts';

export interface HourState {
  state: State;
  /** Rounds judged in the hour. */
  rounds: number;
}

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
      hours.set(name, { state: before ? worseState(before.state, state) : state, rounds: (before?.rounds ?? 0) + 1 });
    }
  }
  return hours;
}
