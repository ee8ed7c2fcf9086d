/**
 * When to tell a person who is not looking: a service gets into trouble, or out of it. Decided from what was told before, so
 * that the background may be killed between any two rounds. Only changes are told, and only those we are fairly sure of.
 */
import type { State, Verdict } from '../verdict/verdict.ts';
import { z } from '../zod.ts';
import { LINE_TROUBLE, SERVICE_TROUBLE } from './trouble.ts';

export const toldSchema = z.object({
  /** UTC ms of the last message; absent: none yet. */
  at: z.optional(z.number()),
  /** By service, or `line`: the state that the person knows of, and since when. */
  known: z.record(z.string(), z.object({ state: z.string(), at: z.number() })),
});
export type Told = z.infer<typeof toldSchema>;

export interface Message {
  /** In trouble now, worst first. */
  trouble: Verdict[];
  /** Ids of what works again. */
  recovered: string[];
}

/** Minutes of the local day; from may be later than to: over midnight. */
export interface QuietHours {
  from: number;
  to: number;
}

export interface Moment {
  verdicts: readonly Verdict[];
  /** UTC ms. */
  now: number;
  /** Minutes of the local day. */
  minute: number;
  quiet: QuietHours | null;
}

/** One thing is not told twice within this time, ms: what comes and goes would ring all day. */
export const COOL_DOWN_MS = 60 * 60_000;
/** Between two messages of any kind, ms. */
export const SPACING_MS = 5 * 60_000;

export function isQuiet({ minute, quiet }: Pick<Moment, 'minute' | 'quiet'>): boolean {
  if (!quiet || quiet.from === quiet.to) return false;
  const { from, to } = quiet;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** Trouble, fine, or neither: what is not known, or not sure, changes nothing. */
function standing({ service, state, confidence }: Verdict): State | null {
  if (confidence === 'low') return null;
  if (state === 'ok') return 'ok';
  const list = service === 'line' ? LINE_TROUBLE : SERVICE_TROUBLE;
  // Nobody needs a message to learn that the computer is offline.
  return list.includes(state) && state !== 'offline' ? state : null;
}

const worstFirst = (a: Verdict, b: Verdict): number => rank(a) - rank(b);
const rank = ({ service, state }: Verdict): number => (service === 'line' ? -1 : SERVICE_TROUBLE.indexOf(state));

/** @param told undefined: notifications were just switched on; what is so now is taken as known */
export function tell(told: Told | undefined, moment: Moment): { told: Told; message: Message | null } {
  const { verdicts, now } = moment;
  const standings = verdicts.flatMap((verdict) => {
    const state = standing(verdict);
    return state === null ? [] : [{ verdict, state }];
  });
  const as = (list: readonly { verdict: Verdict; state: State }[]): Told['known'] =>
    Object.fromEntries(list.map(({ verdict, state }) => [verdict.service, { state, at: now }]));
  if (!told) return { told: { known: as(standings) }, message: null };

  const line = standings.find(({ verdict, state }) => verdict.service === 'line' && state !== 'ok');
  // Trouble of the line explains the rest, which is not judged over it.
  const changed = (line ? [line] : standings).filter(({ verdict, state }) => {
    const before = told.known[verdict.service];
    if (state === (before?.state ?? 'ok')) return false;
    // A clock that was set back must not keep it silent for ever.
    return state === 'ok' || !before || Math.abs(now - before.at) >= COOL_DOWN_MS;
  });
  const held = isQuiet(moment) || (told.at !== undefined && Math.abs(now - told.at) < SPACING_MS);
  // Not told now is not told: the next round finds the same change again, if it is still one.
  if (changed.length === 0 || held) return { told, message: null };
  const trouble = changed.filter(({ state }) => state !== 'ok').map(({ verdict }) => verdict);
  const recovered = changed.filter(({ state }) => state === 'ok').map(({ verdict }) => verdict.service);
  return {
    told: { at: now, known: { ...told.known, ...as(changed) } },
    message: { trouble: trouble.sort(worstFirst), recovered },
  };
}
