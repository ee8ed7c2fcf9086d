/**
 * Hold: which believed troubles are not to be named, and why. Asked anew every hour, so that what was held by caution is let
 * go when the reason is gone; a trouble that was named once is not taken back.
 */
import { placeKey } from './cell.ts';
import { isShared } from './ladder.ts';
import { type Leanings, leaningWith } from './leaning.ts';
import { LIMITS } from './limits.ts';
import { HOUR_MS, type HoldReason, type Trouble, type Weighed } from './watch.ts';

/** So long what began together with many others is held. */
const MANY_HELD_MS = 2 * HOUR_MS;
/** Cells without which a share of them says nothing. */
const LEAST_CELLS = 20;

export interface Candidate {
  weighed: Weighed;
  trouble: Trouble | undefined;
}

/** @param named places of open alerts. @returns why each candidate is held; absent: it is not */
export function holds<C extends Candidate>(
  candidates: readonly C[],
  named: ReadonlySet<string>,
  leanings: Leanings,
  hour: number,
): Map<C, HoldReason> {
  const troubled = candidates.filter(({ trouble }) => trouble !== undefined && trouble.clean === 0);
  const moved = troubled.filter(({ trouble }) => trouble?.since === hour).length;
  const many = candidates.length >= LEAST_CELLS && moved > LIMITS.fleetShare * candidates.length;
  const held = new Map<C, HoldReason>();
  for (const candidate of troubled) {
    const { trouble, weighed } = candidate;
    if (trouble === undefined) continue;
    const [began, age] = [trouble.since === hour, hour - trouble.since];
    if (named.has(placeKey(weighed.cell))) continue;
    const countries = leaningWith(leanings, weighed.cell.service, weighed.cell.country, hour);
    // Two countries at once may be the first two of several: an hour tells.
    const shared = isShared(countries) || (countries.length === 2 && began);
    if (began ? many : trouble.held === 'many-at-once' && age < MANY_HELD_MS) held.set(candidate, 'many-at-once');
    else if (shared) held.set(candidate, 'several-countries');
  }
  return held;
}
