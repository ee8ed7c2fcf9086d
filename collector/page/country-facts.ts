/** What is shown of one country, in the order in which it is shown: the same in all languages, and so put in order once. */
import { groupBy } from '../../src/crowd/group-by.ts';
import type { PublishedCell } from '../../src/crowd/publish-cell.ts';
import { servicesOf } from './site.ts';

export interface CountryFacts {
  country: string;
  services: readonly string[];
  cells: readonly PublishedCell[];
  providers: readonly ProviderFacts[];
}

export interface ProviderFacts {
  asn: number;
  cells: readonly PublishedCell[];
  byService: ReadonlyMap<string, PublishedCell>;
}

export function countryFacts(country: string, cells: readonly PublishedCell[]): CountryFacts {
  const providers = [...groupBy(cells, ({ asn }) => String(asn))].map(([asn, its]) => ({
    asn: Number(asn),
    cells: its,
    byService: new Map(its.map((cell) => [cell.service, cell])),
  }));
  return { country, cells, services: servicesOf(cells), providers: providers.sort((a, b) => order(a) - order(b)) };
}

/** The sum of the small ones stands last. */
const order = ({ asn }: ProviderFacts): number => (asn === 0 ? Number.MAX_SAFE_INTEGER : asn);
