/**
 * Guard against ourselves: a release of ours that judges wrongly looks like trouble everywhere at once. What it explains is
 * held back, not denied: held cells are published as unconfirmed and raise no alert.
 */
import type { VersionVotes } from './cell.ts';
import { LIMITS } from './limits.ts';
import { lowerBound, upperBound } from './share-bounds.ts';
import type { Weighed } from './watch.ts';

/** A version is young so long after it was first seen. */
const YOUNG_MS = 7 * 24 * 3_600_000;
/** Cells without which a share of them says nothing. */
const LEAST_CELLS = 20;

/** Rules versions by the hour in which they were first seen, UTC ms. */
export type FirstSeen = Readonly<Record<number, number>>;

export function seeVersions(
  seen: FirstSeen,
  cells: readonly { hour: number; versions: readonly VersionVotes[] }[],
): FirstSeen {
  const next: Record<number, number> = { ...seen };
  for (const { hour, versions } of cells) for (const { version } of versions) next[version] ??= hour;
  return next;
}

/** Votes of young and of old versions. */
export interface Sides {
  young: { bad: number; total: number };
  old: { bad: number; total: number };
}

export function sidesOf(weighed: readonly Weighed[], seen: FirstSeen): Sides {
  const oldest = Math.min(...Object.values(seen));
  const sides: Sides = { young: { bad: 0, total: 0 }, old: { bad: 0, total: 0 } };
  for (const { cell } of weighed) {
    for (const { version, bad, total } of cell.versions) {
      const first = seen[version] ?? cell.hour;
      // The version a collector began with is no release.
      const side = first > oldest && cell.hour - first < YOUNG_MS ? sides.young : sides.old;
      side.bad += bad;
      side.total += total;
    }
  }
  return sides;
}

/**
 * Only the young versions see the trouble, as far as the old ones can tell. @param all of the hour's moved cells: where this
 * cell has too few old voters of its own, theirs speak
 */
export function isRelease(own: Sides, all: Sides): boolean {
  const old = own.old.total < LIMITS.leastNetworks ? all.old : own.old;
  const young = lowerBound(own.young.bad, own.young.total);
  if (young <= LIMITS.part) return false;
  return old.total < LIMITS.leastNetworks || upperBound(old.bad, old.total) < young;
}

/** More cells began to look bad in this hour than the world is likely to have trouble at once. */
export const isManyAtOnce = (moved: number, all: number): boolean =>
  all >= LEAST_CELLS && moved > LIMITS.fleetShare * all;
