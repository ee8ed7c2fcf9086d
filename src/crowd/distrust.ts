/**
 * Distrust: a release of ours that judges wrongly. A young rules version is compared with the others inside each cell, where
 * both saw the same network and hour (Mantel and Haenszel 1959); real trouble hits both alike. A version that alone finds
 * trouble, in several countries, is not counted for that service any more.
 */
import type { Cell, VersionVotes } from './cell.ts';
import { groupBy } from './group-by.ts';
import { addTallies, badOf, tallyOf, votingOf } from './vote.ts';

/** A version is young so long after it was first seen; the version that a collector began with never was. */
const YOUNG_MS = 7 * 24 * 3_600_000;
/** What was seen of a version counts half after a day. */
const KEPT_AN_HOUR = 0.5 ** (1 / 24);
/** So many standard deviations of excess, and so large a share of its votes, in so many countries. */
const DEVIATIONS = 4;
const EXCESS_SHARE = 0.05;
const LEAST_COUNTRIES = 3;
/** No cell says more than this: one provider full of forged votes must not make a whole release worthless. */
const MOST_OF_A_CELL = 2;

/** Rules versions by the hour in which they were first seen, UTC ms. */
export type FirstSeen = Readonly<Record<number, number>>;

export interface Suspicion {
  /** Bad votes beyond those expected from the other versions, their variance, and all votes; fading. */
  excess: number;
  variance: number;
  votes: number;
  countries: readonly string[];
  distrusted: boolean;
}

/** By version and service. */
export type Suspicions = ReadonlyMap<string, Suspicion>;

export const suspicionKey = (version: number, service: string): string => `${version} ${service}`;

export function seeVersions(seen: FirstSeen, hour: number, cells: readonly Cell[]): FirstSeen {
  const next: Record<number, number> = { ...seen };
  for (const { versions } of cells) for (const { version } of versions) next[version] ??= hour;
  return next;
}

export function isYoung(version: number, seen: FirstSeen, hour: number): boolean {
  const first = seen[version] ?? hour;
  return first > Math.min(...Object.values(seen)) && hour - first < YOUNG_MS;
}

/** @param cells of one hour; @returns what is held against each young version after it; distrust stays until it is replaced */
export function suspect(before: Suspicions, cells: readonly Cell[], seen: FirstSeen, hour: number): Suspicions {
  const after = new Map([...before].map(([key, s]) => [key, faded(s)]));
  for (const [service, its] of groupBy(cells, (cell) => cell.service)) {
    const young = new Set(its.flatMap(({ versions }) => versions.map((v) => v.version)));
    for (const version of young) {
      if (!isYoung(version, seen, hour)) continue;
      const key = suspicionKey(version, service);
      after.set(
        key,
        its.reduce((sum, cell) => withCell(sum, cell, version), after.get(key) ?? NONE),
      );
    }
  }
  for (const [key, s] of after) if (isGuilty(s)) after.set(key, { ...s, distrusted: true });
  return after;
}

const NONE: Suspicion = { excess: 0, variance: 0, votes: 0, countries: [], distrusted: false };

const faded = ({ excess, variance, votes, ...rest }: Suspicion): Suspicion => ({
  excess: excess * KEPT_AN_HOUR,
  variance: variance * KEPT_AN_HOUR,
  votes: votes * KEPT_AN_HOUR,
  ...rest,
});

function withCell(sum: Suspicion, cell: Cell, version: number): Suspicion {
  const own = cell.versions.find((v) => v.version === version)?.tags;
  if (!own) return sum;
  const [total, bad, its] = [votingOf(cell.tags), badOf(cell.tags), votingOf(own)];
  const others = total - its;
  if (its === 0 || others <= 0) return sum;
  const difference = badOf(own) - (its * bad) / total;
  const excess = Math.max(-MOST_OF_A_CELL, Math.min(MOST_OF_A_CELL, difference));
  const variance = (its * others * bad * (total - bad)) / (total * total * Math.max(1, total - 1));
  const more = excess > 0 && !sum.countries.includes(cell.country);
  return {
    excess: sum.excess + excess,
    variance: sum.variance + variance,
    votes: sum.votes + its,
    countries: more ? [...sum.countries, cell.country].sort() : sum.countries,
    distrusted: sum.distrusted,
  };
}

const isGuilty = ({ excess, variance, votes, countries }: Suspicion): boolean =>
  countries.length >= LEAST_COUNTRIES &&
  excess > DEVIATIONS * Math.sqrt(Math.max(variance, 1)) &&
  excess > EXCESS_SHARE * votes;

/** The cell without the votes of versions that are not trusted with its service. */
export function trustedPart(cell: Cell, suspicions: Suspicions): Cell {
  const isTrusted = ({ version }: VersionVotes): boolean =>
    suspicions.get(suspicionKey(version, cell.service))?.distrusted !== true;
  if (cell.versions.every(isTrusted)) return cell;
  const versions = cell.versions.filter(isTrusted);
  return { ...cell, versions, tags: versions.reduce((sum, v) => addTallies(sum, v.tags), tallyOf({})) };
}
