/**
 * Small cells: providers with fewer than five networks are neither weighed nor kept by name; together they still show
 * whether a country leans. A prefix belongs to one provider, so that here, and only here, tags of several cells add up.
 */
import { addAggregates } from './aggregate.ts';
import { type Cell, networksOf } from './cell.ts';
import { groupBy } from './group-by.ts';
import { LIMITS } from './limits.ts';
import { addTallies, type Tally, tallyOf } from './vote.ts';

/** Stands for all providers of a country that are too small, and for those that the relay could not name. */
export const SMALL = 0;

export const isSmall = (cell: Cell): boolean => cell.asn === SMALL || networksOf(cell) < LIMITS.leastNetworks;

/** Cells of one hour with the small ones merged; what is small even then is left out, it would be kept for nothing. */
export function mergeSmall(cells: readonly Cell[]): Cell[] {
  const known = cells.filter(({ country }) => country !== 'ZZ');
  const merged = [...groupBy(known.filter(isSmall), ({ country, service }) => `${country} ${service}`).values()].map(
    sumOf,
  );
  return [
    ...known.filter((cell) => !isSmall(cell)),
    ...merged.filter((cell) => networksOf(cell) >= LIMITS.leastNetworks),
  ];
}

/** @param cells one at least, of different providers of one country, and of one service and hour */
export function sumOf(cells: readonly Cell[]): Cell {
  const versions = new Map<number, Tally>();
  for (const { version, tags } of cells.flatMap((cell) => cell.versions)) {
    versions.set(version, addTallies(versions.get(version) ?? tallyOf({}), tags));
  }
  const [first] = cells;
  if (!first) throw new Error('There is no sum of no cells.');
  return {
    ...first,
    asn: SMALL,
    tags: cells.map((cell) => cell.tags).reduce(addTallies),
    versions: [...versions].map(([version, tags]) => ({ version, tags })),
    sums: cells.map((cell) => cell.sums).reduce(addAggregates),
  };
}
