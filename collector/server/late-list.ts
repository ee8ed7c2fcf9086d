/**
 * What came after its hour was closed, for the operator alone: how many hours are thinner than they were, since devices were
 * offline, and what those would have said. Such a report has no tag, so k networks can be shown of no figure made of it and none is
 * published (docs/methods/crowd.md); here counts are rounded, and of a day, since the page may be copied.
 */
import { LIMITS } from '../../src/crowd/limits.ts';
import type { LateCount } from '../storage/storage.ts';

export const LATE_PATH = '/late';
export const LATE_LIST_DAYS = 31;

const DAY_HOURS = 24;
const DAY_MS = 86_400_000;

/** CSV, by day, service, judgement; what rounds to none is left out. */
export function lateList(counts: readonly LateCount[]): string {
  const sums = new Map<string, number>();
  for (const { hour, service, vote, ballots } of counts) {
    const day = new Date(Math.floor(hour / DAY_HOURS) * DAY_MS).toISOString().slice(0, 10);
    const place = `${day},${service},${vote}`;
    sums.set(place, (sums.get(place) ?? 0) + ballots);
  }
  const lines = [...sums]
    .map(([place, ballots]) => [place, LIMITS.rounding * Math.round(ballots / LIMITS.rounding)] as const)
    .filter(([, ballots]) => ballots > 0)
    .map(([place, ballots]) => `${place},${ballots}\n`);
  return `day,service,judged,reports\n${lines.sort().join('')}`;
}
