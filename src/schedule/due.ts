/**
 * When the next round is due, and of what kind, from stored times alone: alarms may be lost, late or doubled
 * (w3c/webextensions#406), so that they only wake us. A gap between `plannedAt` and
 * `startedAt` is shown as a late start (late-start.ts), never taken for an outage.
 */
import type { Round } from '../round.ts';
import type { Settings } from '../settings.ts';
import { fixedRandom } from './jitter.ts';
import {
  BURST_MAX_MS,
  BURST_MIN_MS,
  BURST_REST_MS,
  BURST_ROUNDS,
  CHECK_DEADLINE_MS,
  CHECK_ROUNDS,
  CLOCK_SLACK_MS,
  JITTER,
} from './limits.ts';
import { isPaused } from './paused.ts';

export { isPaused };

export interface Due {
  kind: Round['kind'];
  at: number;
  index: number;
  check?: string;
}

export interface History {
  /** Newest first; those cancelled included. */
  rounds: readonly Round[];
  /** Start of the first round of the check the newest round belongs to. */
  checkStartedAt?: number;
  /** A service looked unlike itself in the newest round. */
  suspicion: boolean;
  /** The browser asks to save data: intervals double. */
  saveData: boolean;
}

/**
 * Burst rounds left: a burst that noise began and the next round ended leaves most of them. A round in the future (clock set
 * back) does not count as late.
 */
function burstRoundsLeft(rounds: readonly Round[], now: number): number {
  return BURST_ROUNDS - rounds.filter((r) => r.kind === 'burst' && Math.abs(now - r.startedAt) < BURST_REST_MS).length;
}

/** The next round, or undefined when nothing may be measured (no consent, or paused). */
export function nextDue(settings: Settings, history: History, now: number): Due | undefined {
  if (settings.consentedAt === null || isPaused(settings, now)) return undefined;
  const last = history.rounds[0];
  if (!last) return { kind: 'first-check', at: now, index: 0 };
  const since = history.checkStartedAt ?? last.startedAt;
  if (last.kind === 'first-check' && last.state === 'done' && last.index + 1 < CHECK_ROUNDS) {
    if (now - since < CHECK_DEADLINE_MS) {
      return { kind: 'first-check', at: now, index: last.index + 1, check: last.check ?? last.id };
    }
  }
  const chance = fixedRandom(last.id);
  const interval = settings.intervalMinutes * 60_000 * (history.saveData ? 2 : 1);
  const at = last.startedAt + interval * (1 - JITTER + 2 * JITTER * chance);
  // Where the bytes did not allow the burst, or the computer slept through it, the regular round must not wait for it.
  if (history.suspicion && now < at) {
    const index = last.kind === 'burst' ? last.index + 1 : 0;
    if (index < BURST_ROUNDS && burstRoundsLeft(history.rounds, now) > 0) {
      return { kind: 'burst', at: last.startedAt + BURST_MIN_MS + chance * (BURST_MAX_MS - BURST_MIN_MS), index };
    }
  }
  // The newest round lies in the future: the clock was set back. Measuring must not wait until it catches up.
  const due = last.startedAt > now + CLOCK_SLACK_MS ? now : at;
  return { kind: 'regular', at: due, index: last.kind === 'regular' ? last.index + 1 : 0 };
}
