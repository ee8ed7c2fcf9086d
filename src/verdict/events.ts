/** Events: runs of one state of one service, with the techniques in the order they were named, for "what happened?". */
import type { Change } from './replay.ts';
import type { State, Technique } from './verdict.ts';

export interface VerdictEvent {
  service: string;
  state: State;
  /** UTC ms; `end` is when the next state was said, null while it lasts. */
  start: number;
  end: number | null;
  techniques: { technique: Technique; since: number }[];
}

/** States that are no event: nothing happened, or nothing is known. */
const CALM: ReadonlySet<State> = new Set(['ok', 'learning', 'paused', 'unknown']);

/** @param changes in time order, as replay gives them. @returns by start, then service */
export function eventsOf(changes: readonly Change[]): VerdictEvent[] {
  const events: VerdictEvent[] = [];
  const open = new Map<string, VerdictEvent>();
  for (const { said, verdict } of changes) {
    const { service, state, technique } = verdict;
    let event = open.get(service);
    if (event && event.state !== state) {
      event.end = said;
      open.delete(service);
      event = undefined;
    }
    if (CALM.has(state)) continue;
    if (!event) {
      event = { service, state, start: said, end: null, techniques: [] };
      open.set(service, event);
      events.push(event);
    }
    if (technique && event.techniques.at(-1)?.technique !== technique)
      event.techniques.push({ technique, since: said });
  }
  return events;
}
