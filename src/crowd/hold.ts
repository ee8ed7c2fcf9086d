/**
 * Hold: which believed troubles are not to be named yet, and why. Asked anew every hour, so that what was held by caution is
 * let go when the reason is gone.
 */
import { type FirstSeen, isManyAtOnce, isRelease, sidesOf } from './guard.ts';
import { isShared } from './ladder.ts';
import { LIMITS } from './limits.ts';
import { lowerBound } from './share-bounds.ts';
import { HOUR_MS, type HoldReason, type Trouble, type Weighed } from './watch.ts';

/** So long what began together with many others is held, unless a release explains it: then it is held to its end. */
const MANY_HELD_MS = 2 * HOUR_MS;
/** Troubles that began within so long of each other may have one cause. */
export const TOGETHER_MS = 3 * HOUR_MS;
/** Evidence with which a cell leans towards trouble: one in twenty, before e-BH. */
const LEANS = Math.log(20);

export interface Candidate {
  weighed: Weighed;
  trouble: Trouble | undefined;
}

/** @returns why each candidate is held; absent: it is not. */
export function holds(candidates: readonly Candidate[], seen: FirstSeen, hour: number): Map<Candidate, HoldReason> {
  const troubled = candidates.filter(({ trouble }) => trouble !== undefined && trouble.clean === 0);
  const moved = troubled.filter(({ trouble }) => trouble?.since === hour);
  const many = isManyAtOnce(moved.length, candidates.length);
  const together = sidesOf(
    moved.map(({ weighed }) => weighed),
    seen,
  );
  const shared = sharedServices(candidates, hour);
  const held = new Map<Candidate, HoldReason>();
  for (const candidate of troubled) {
    const { weighed, trouble } = candidate;
    if (trouble === undefined) continue;
    const recent = hour - trouble.since < TOGETHER_MS;
    const before = trouble.held;
    // A trouble that was named once is not taken back by what begins later.
    if (before === undefined && trouble.since !== hour) continue;
    if (isRelease(sidesOf([weighed], seen), together)) held.set(candidate, 'release');
    else if (many || (before === 'many-at-once' && hour - trouble.since < MANY_HELD_MS))
      held.set(candidate, 'many-at-once');
    else if (shared.has(weighed.cell.service) || (before === 'several-countries' && !recent))
      held.set(candidate, 'several-countries');
  }
  return held;
}

/** Services that began to look bad in several countries near each other. */
function sharedServices(candidates: readonly Candidate[], hour: number): Set<string> {
  const countries = new Map<string, Set<string>>();
  for (const { weighed, trouble } of candidates) {
    const recent = trouble !== undefined && hour - trouble.since < TOGETHER_MS;
    if (!recent && !(trouble === undefined && leans(weighed))) continue;
    const { service, country } = weighed.cell;
    countries.set(service, (countries.get(service) ?? new Set()).add(country));
  }
  return new Set([...countries].filter(([, set]) => isShared([...set])).map(([service]) => service));
}

const leans = ({ log, bad, total }: Weighed): boolean => log > LEANS && lowerBound(bad, total) > LIMITS.part;
