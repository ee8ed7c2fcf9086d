/**
 * The one state that a page shows above everything else. The order decides: what the person must do something about comes
 * before what merely explains.
 */
import type { Round } from '../../src/round.ts';
import { STALE_MS } from '../../src/schedule/limits.ts';
import { isPaused } from '../../src/schedule/paused.ts';
import type { Settings } from '../../src/settings.ts';
import type { CheckProgress } from './check-progress.ts';

export type PageState =
  /** No consent: nothing was ever asked; or stopped, where something was, and the settings that said so are lost. */
  | { kind: 'not-started'; stopped?: true }
  /** The browser withholds the permission to ask the services. */
  | { kind: 'permission' }
  /** Until UTC ms, or null: until resumed. */
  | { kind: 'paused'; until: number | null }
  | { kind: 'measuring'; progress: CheckProgress }
  /** The disk takes no new measurements; since UTC ms. */
  | { kind: 'full'; since: number }
  | { kind: 'offline' }
  /** No round for two intervals and a half; since UTC ms. */
  | { kind: 'asleep'; since: number }
  /** The same, and the background does not answer (background-answers.ts). */
  | { kind: 'failed'; since: number }
  /** The day's bytes were used up, UTC ms, and what was said before has grown old. */
  | { kind: 'budget'; since: number }
  | { kind: 'learning' }
  | { kind: 'ready'; roundOpen: boolean };

export interface StateFacts {
  settings: Settings;
  /** Services that the browser does not let us ask. */
  withheld: readonly string[];
  online: boolean;
  /** Newest first. */
  rounds: readonly Round[];
  progress: CheckProgress | null;
  /** Some service has a verdict other than "learning". */
  judged: boolean;
  /** When today's bytes were used up, UTC ms; absent: there are some left. Silence is no sleep then. */
  budgetAt?: number;
  /** When a sample was last refused for want of room, UTC ms; absent: there is room. */
  fullAt?: number;
  now: number;
}

/** Two intervals, and the jitter of both (schedule/limits.ts): a late round is not yet sleep. */
const ASLEEP_INTERVALS = 2.5;

export function pageState(facts: StateFacts): PageState {
  const { settings, now, rounds, progress } = facts;
  if (settings.consentedAt === null) return { kind: 'not-started', ...(rounds.length > 0 && { stopped: true }) };
  // Where only some are withheld the others are measured on, and a note says which are not (withheld-note.tsx).
  if (facts.withheld.length > 0 && settings.services.every((id) => facts.withheld.includes(id)))
    return { kind: 'permission' };
  if (isPaused(settings, now))
    return { kind: 'paused', until: settings.pausedUntil === -1 ? null : settings.pausedUntil };
  if (progress) return { kind: 'measuring', progress };
  if (facts.fullAt !== undefined) return { kind: 'full', since: facts.fullAt };
  if (!facts.online) return { kind: 'offline' };
  const newest = rounds[0];
  const roundOpen = newest?.state === 'open' && now - newest.startedAt <= STALE_MS;
  // Without any round since the start something is wrong as well.
  const last = newest ? (newest.endedAt ?? newest.startedAt) : settings.consentedAt;
  if (!roundOpen && now - last > ASLEEP_INTERVALS * settings.intervalMinutes * 60_000)
    return facts.budgetAt === undefined ? { kind: 'asleep', since: last } : { kind: 'budget', since: facts.budgetAt };
  return facts.judged ? { kind: 'ready', roundOpen } : { kind: 'learning' };
}

const STANDS: readonly PageState['kind'][] = ['not-started', 'permission', 'full', 'failed'];

/** Nothing is measured until the person does something about it. */
export const isStandstill = ({ kind }: PageState): boolean => STANDS.includes(kind);
