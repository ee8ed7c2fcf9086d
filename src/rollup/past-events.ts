/**
 * Past events: runs of one state, each with the verdict that says most of it. Trouble of the own line is one event, the line's, and
 * not one of every service. A night without measurements does not cut a run in two; `lastSeen` says when it was there for sure.
 */
import type { Change } from '../verdict/replay.ts';
import type { State, Technique, Verdict } from '../verdict/verdict.ts';
import { type Worst, worse } from '../verdict/worst.ts';
import type { Judged } from './read-judged.ts';

export interface PastEvent {
  service: string;
  state: State;
  /** UTC ms of the first round that said so, and of the last one. */
  start: number;
  lastSeen: number;
  /** When something else was said; null: it still stands, or nothing was measured since. */
  end: number | null;
  /** States and techniques in the order they were said: "a name that is not found since 14:10, throttled before". */
  steps: { state: State; technique: Technique | null; since: number }[];
  /** The most confident verdict of the last step. */
  verdict: Verdict;
  /** The round in which it was worst; absent where no number tells (a portal), or on days judged by an older version. */
  worst?: Worst;
}

/** States that are no event: nothing happened, or nothing is known. */
const CALM: ReadonlySet<State> = new Set(['ok', 'learning', 'paused', 'unknown']);
/** States of the line, which every service then repeats. */
const OF_THE_LINE: ReadonlySet<State> = new Set(['own-line', 'portal', 'offline', 'domestic-only']);
const CONFIDENCE = { low: 0, medium: 1, high: 2 } as const;

const isEvent = ({ service, state }: Verdict): boolean =>
  !CALM.has(state) && (service === 'line' || !OF_THE_LINE.has(state));

function begin({ verdict, said, worst }: Change): PastEvent {
  const { service, state, technique } = verdict;
  const steps = [{ state, technique, since: said }];
  return { service, state, start: said, lastSeen: said, end: null, steps, verdict, ...(worst && { worst }) };
}

function goOn(event: PastEvent, { verdict, said, worst: now }: Change): void {
  const last = event.steps.at(-1);
  const { state, technique, confidence } = verdict;
  const same = last?.state === state && (technique === null || last.technique === technique);
  if (!same) event.steps.push({ state, technique, since: said });
  if (!same || CONFIDENCE[confidence] >= CONFIDENCE[event.verdict.confidence]) event.verdict = verdict;
  event.state = state;
  const worst = worse(event.worst, now);
  if (worst) event.worst = worst;
}

/** Trouble that comes back so soon was not over: one event, not ten. */
const REJOIN_MS = 3_600_000;

/** @param days in time order. @returns newest first */
export function pastEvents(days: readonly Pick<Judged, 'moments' | 'changes'>[]): PastEvent[] {
  const events: PastEvent[] = [];
  const latest = new Map<string, PastEvent>();
  const open = new Set<PastEvent>();
  const hear = (change: Change): void => {
    const { verdict, said } = change;
    const event = latest.get(verdict.service);
    if (!isEvent(verdict)) {
      if (event && open.delete(event)) event.end = said;
      return;
    }
    if (event && (event.end === null || said - event.lastSeen <= REJOIN_MS)) {
      event.end = null;
      goOn(event, change);
      open.add(event);
      return;
    }
    const fresh = begin(change);
    latest.set(verdict.service, fresh);
    open.add(fresh);
    events.push(fresh);
  };
  for (const { moments, changes } of days) {
    let next = 0;
    for (const moment of moments) {
      for (let change = changes[next]; change && change.said <= moment; change = changes[next]) {
        hear(change);
        next += 1;
      }
      for (const event of open) event.lastSeen = moment;
    }
  }
  return events.sort((a, b) => b.start - a.start || (a.service < b.service ? -1 : 1));
}
