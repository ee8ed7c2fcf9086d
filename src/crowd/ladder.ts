/**
 * Ladder: from cells to the country and the world, for one service in one hour. Only cells stand on it whose trouble is
 * believed; a single provider is never its country.
 */
import { continentOf } from './continents.ts';
import type { Label } from './label.ts';

export interface Rung {
  country: string;
  label: Label;
}

const LEAST_PROVIDERS = 2;
const LEAST_COUNTRIES = 3;
const LEAST_CONTINENTS = 2;

/** At least two providers, and more than half of those of which anything can be said, have it nearly everywhere. */
export function isCountryWide(rungs: readonly Rung[]): boolean {
  const clear = rungs.filter(({ label }) => label !== 'unclear').length;
  const most = rungs.filter(({ label }) => label === 'most').length;
  return most >= LEAST_PROVIDERS && 2 * most > clear;
}

/** So far apart that no network and no country can be the cause: the service's own side. */
export function isWorldwide(countries: readonly string[]): boolean {
  const continents = new Set(countries.map(continentOf).filter((continent) => continent !== undefined));
  return new Set(countries).size >= LEAST_COUNTRIES && continents.size >= LEAST_CONTINENTS;
}

/** Several countries at once: a shared cause is as likely as several networks'. No provider and no country is named for it. */
export const isShared = (countries: readonly string[]): boolean => new Set(countries).size >= LEAST_COUNTRIES;
