/** Verdicts as sides: who is said to be in trouble. The four sides are what the confusion of docs/evaluation.md counts. */
import type { Verdict } from '../../../src/verdict/verdict.ts';
import type { Side } from '../troubles/trouble.ts';

const LINE: ReadonlySet<string> = new Set(['own-line', 'offline', 'portal', 'domestic-only']);

export function sideOf({ state, scope }: Verdict): Side | 'none' {
  if (LINE.has(state)) return 'line';
  if (state === 'outage' || scope === 'world') return 'world';
  if (state === 'throttled' || state === 'blocked') return scope === 'network' ? 'network' : 'service';
  return state === 'slow' || state === 'unreachable' ? 'service' : 'none';
}

/** Something is said of this service, and not of the line. */
export function accuses(verdict: Verdict): boolean {
  const side = sideOf(verdict);
  return verdict.service !== 'line' && side !== 'none' && side !== 'line';
}
