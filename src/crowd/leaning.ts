/**
 * Leaning: which countries show more trouble with a service than they usually do, all their providers together. Far quicker
 * than what names a provider, and never told to anybody: it only stops us from naming one of several that share a cause.
 */
import { usualMean } from './background.ts';
import { placeKey } from './cell.ts';
import { groupBy } from './group-by.ts';
import { HOUR_MS, type Weighed } from './watch.ts';

/** Bad votes beyond the usual: so many standard deviations, and so large a share. */
const DEVIATIONS = 4;
const EXCESS_SHARE = 0.03;
/** Votes without which a country says nothing. */
const LEAST_VOTES = 15;
/** What began within so long of each other may have one cause; a weak one shows in some hours only, so it is kept as long. */
export const TOGETHER_MS = 6 * HOUR_MS;

/** First and last hour in which a country leaned, UTC ms. */
export interface Leaning {
  since: number;
  last: number;
}

/** By service and country. */
export type Leanings = ReadonlyMap<string, Leaning>;

export const leaningKey = (service: string, country: string): string => `${service} ${country}`;

/** @param known places whose trouble was named long ago: the rest of their country is asked */
export function lean(
  before: Leanings,
  weighed: readonly Weighed[],
  known: ReadonlySet<string>,
  hour: number,
): Leanings {
  const after = new Map([...before].filter(([, { last }]) => hour - last < TOGETHER_MS));
  for (const [key, all] of groupBy(weighed, ({ cell }) => leaningKey(cell.service, cell.country))) {
    const its = all.filter(({ cell }) => !known.has(placeKey(cell)));
    if (isLeaning(its)) after.set(key, { since: after.get(key)?.since ?? hour, last: hour });
  }
  return after;
}

function isLeaning(weighed: readonly Weighed[]): boolean {
  let [bad, total, expected, variance] = [0, 0, 0, 0];
  for (const w of weighed) {
    const mean = usualMean(w.before.background, w.pool, w.cell.hour);
    bad += w.bad;
    total += w.total;
    expected += w.total * mean;
    variance += w.total * mean * (1 - mean);
  }
  // Votes of one network are alike, and few are no normal distribution: at least one vote of spread.
  if (total < LEAST_VOTES) return false;
  return bad - expected > DEVIATIONS * Math.sqrt(Math.max(1, variance)) && bad - expected > EXCESS_SHARE * total;
}

/** Countries that began to lean at about the time when this one did, itself included, however long ago that was. */
export function leaningWith(leanings: Leanings, service: string, country: string, hour: number): string[] {
  const own = leanings.get(leaningKey(service, country))?.since ?? hour;
  const together = [...leanings]
    .filter(([key, { since }]) => key.startsWith(`${service} `) && Math.abs(since - own) <= TOGETHER_MS)
    .map(([key]) => key.slice(service.length + 1));
  return [...new Set([...together, country])];
}
