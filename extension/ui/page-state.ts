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
  | { kind: 'offline' }
  /** No round for two intervals and a half; since UTC ms. */
  | { kind: 'asleep'; since: number }
  | { kind: 'learning' }
  | { kind: 'ready'; roundOpen: boolean };

export interface StateFacts {
  settings: Settings;
  granted: boolean;
  online: boolean;
  /** Newest first. */
  rounds: readonly Round[];
  progress: CheckProgress | null;
  /** Some service has a verdict other than "learning". */
  judged: boolean;
  /** The day's bytes are used up: silence is no sleep then, and a notice says why. */
  budgetOut?: boolean;
  now: number;
}

/** Two intervals, and the jitter of both (schedule/limits.ts): a late round is not yet sleep. */
const ASLEEP_INTERVALS = 2.5;

export function pageState(facts: StateFacts): PageState {
  const { settings, now, rounds, progress } = facts;
  if (settings.consentedAt === null) return { kind: 'not-started', ...(rounds.length > 0 && { stopped: true }) };
  if (!facts.granted) return { kind: 'permission' };
  if (isPaused(settings, now))
    return { kind: 'paused', until: settings.pausedUntil === -1 ? null : settings.pausedUntil };
  if (progress) return { kind: 'measuring', progress };
  if (!facts.online) return { kind: 'offline' };
  const newest = rounds[0];
  const roundOpen = newest?.state === 'open' && now - newest.startedAt <= STALE_MS;
  const last = newest?.endedAt ?? newest?.startedAt;
  if (
    !facts.budgetOut &&
    last !== undefined &&
    !roundOpen &&
    now - last > ASLEEP_INTERVALS * settings.intervalMinutes * 60_000
  )
    return { kind: 'asleep', since: last };
  return facts.judged ? { kind: 'ready', roundOpen } : { kind: 'learning' };
}
