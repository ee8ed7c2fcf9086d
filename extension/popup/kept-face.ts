/**
 * The popup's first sight: what was kept from the last round, which is little to read and nothing to compute. Where it does
 * not fit what was asked for since, or is too old to be said as now, there is none, and the page waits for its own reading.
 */
import { fitting, readGlance } from '../../src/glance/glance.ts';
import type { Round } from '../../src/round.ts';
import { checkProgress } from '../ui/check-progress.ts';
import { type Face, faceOf } from '../ui/face.ts';
import { readEarly } from './early-rows.ts';

/** Undefined also where something is wrong: the page's own reading says what. */
export async function keptFace(): Promise<Face | undefined> {
  const rows = await readEarly();
  const now = Date.now();
  const online = navigator.onLine;
  // A round that is under way makes it a little old, and that is well: it is replaced within the second.
  const glance = rows && fitting(readGlance(rows.judgement), rows.settings, now, online);
  if (!glance) return undefined;
  // Stored by ourselves under this very version of the database.
  const rounds = rows.rounds as Round[];
  const { settings, withheld } = glance;
  const progress = checkProgress(rounds, rows.samples, now);
  const face = faceOf({ now, online, settings, rounds, notices: [], progress }, glance.rows, withheld);
  // Long silence may be sleep, a day's bytes used up, or nobody there to measure: what is kept cannot tell which.
  return face.state.kind === 'asleep' ? undefined : face;
}
