/** Site: everything that the pages tell, gathered once for all of them. */
import type { AlertEntry } from '../../src/crowd/alert.ts';
import type { BundleAlert } from '../../src/crowd/bundle.ts';
import { groupBy } from '../../src/crowd/group-by.ts';
import type { PublishedCell } from '../../src/crowd/publish-cell.ts';
import { SERVICES } from '../../src/targets/index.ts';
import type { Shown } from '../publisher/shown.ts';
import type { Words } from './words.ts';

export interface Site {
  shown: Shown;
  alerts: readonly BundleAlert[];
  /** Lines of the log that named nobody, newest first. */
  held: readonly AlertEntry[];
  k: number;
  nameOf(asn: number): string | undefined;
  /** Days of which there are files, newest first, YYYY-MM-DD. */
  days: readonly string[];
}

const NAMES = new Map(SERVICES.map((service) => [service.id, service.name]));
export const serviceName = (id: string): string => NAMES.get(id) ?? id;

export function providerName(site: Site, words: Words, asn: number): string {
  if (asn === 0) return words.plain('smaller_providers');
  return `${site.nameOf(asn) ?? words.plain('provider_unnamed')} (AS${asn})`;
}

/** Services that anything is shown of, in the catalogue's order. */
export function servicesOf(cells: Iterable<PublishedCell>): string[] {
  const there = new Set([...cells].map(({ service }) => service));
  const known = SERVICES.map(({ id }) => id).filter((id) => there.has(id));
  return [...known, ...[...there].filter((id) => !known.includes(id)).sort()];
}

export const countriesOf = (site: Site): Map<string, PublishedCell[]> =>
  new Map([...groupBy([...site.shown.latest.values()], ({ country }) => country)].sort(([a], [b]) => (a < b ? -1 : 1)));
