/**
 * Glance: the last judgement with what a row shows beside it, kept so that a popup answers before anything is computed. A
 * cache and no truth: it counts only for the rules, settings and newest sample that it was made of.
 */
import type { Failure, Sample } from '../sample.ts';
import { isPaused } from '../schedule/paused.ts';
import type { Settings } from '../settings.ts';
import { RULES_VERSION } from '../verdict/rules-version.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { Band } from './usual-band.ts';

/** One service, or the own line, which comes last and has no history of its own. */
export interface GlanceRow {
  verdict: Verdict;
  /** As people know it; empty for the own line, which each language names itself. */
  name: string;
  /** One a round of the last day, oldest first; ms null: every request failed. */
  points: readonly { at: number; ms: number | null }[];
  usual?: Band;
  /** Of the times shown. */
  connection: Sample['connection'];
  last?: { at: number; outcome: Sample['outcome']; failure?: Failure };
  /** Time to first byte now, and usual where the rules compared the two; absent where there is no "now" to speak of. */
  nowMs?: number;
  usualMs?: number;
  /** UTC ms from which on "now" is too old to be called so. */
  freshUntil?: number;
}

export interface Glance {
  rules: number;
  /** Id of the newest sample judged; null where there was none. */
  newest: string | null;
  /** The settings as they were stored, as text: whatever was changed since, this is not for it. */
  stored: string;
  settings: Settings;
  paused: boolean;
  online: boolean;
  /** Services that the browser does not let us ask. */
  withheld: readonly string[];
  /** UTC ms of the judgement. */
  at: number;
  /** UTC ms from which on an answer is too old for what is said of some row; null: nothing was said that could grow old. */
  holdsUntil: number | null;
  rows: readonly GlanceRow[];
}

/**
 * @param value as kept; undefined where it is none, or of other rules. Looked at by hand and not by a schema, which would be
 *   half of the popup's code: what is inside was written by these very rules.
 */
export function readGlance(value: unknown): Glance | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { rules, rows, withheld, stored, holdsUntil } = value as Partial<Glance>;
  const whole =
    Array.isArray(rows) && Array.isArray(withheld) && typeof stored === 'string' && holdsUntil !== undefined;
  return rules === RULES_VERSION && whole ? (value as Glance) : undefined;
}

export const storedText = (settings: unknown): string => JSON.stringify(settings) ?? '';

/** The glance, where it is of these settings (as stored) and this moment's pause and network, and not too old to be said as now. */
export function fitting(glance: Glance | undefined, stored: unknown, now: number, online: boolean): Glance | undefined {
  // Made later than now: the clock was set back, and no age can be told.
  if (glance && (glance.at > now || (glance.holdsUntil !== null && glance.holdsUntil < now))) return undefined;
  if (glance?.stored !== storedText(stored) || glance.online !== online) return undefined;
  return glance.paused === isPaused(glance.settings, now) ? glance : undefined;
}
