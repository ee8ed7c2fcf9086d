/**
 * Nulls: causes that many cells share and that no provider and no country is to blame for. Each must raise no alert that
 * names one. A shift that one or two countries alone can see is left out: no crowd can tell it from those countries.
 */
import type { Random } from '../random.ts';
import { type Acting, COUNTRIES, type Country, HOUR_MS, local, SERVICES, type Site } from './world.ts';

export interface Null {
  id: string;
  title: string;
  /** The service's own side: "the world" is a right answer. */
  ofTheService: boolean;
  /** What went on in all the days before, of which the crowd has learned. */
  past: Acting;
  /** Equal where the past is. */
  pastId: 'quiet' | 'evenings';
  /** @param from first hour of the run */
  draw(random: Random, from: number, sites: readonly Site[]): Acting;
}

const nothing: Acting = () => [];

const CONTINENTS: readonly (readonly Country[])[] = [
  ['RU', 'UA', 'DE', 'FR', 'PL'],
  ['TR', 'IR', 'KZ', 'PK', 'IN'],
  ['EG', 'NG', 'BR', 'VE'],
];

function drawSome<T>(random: Random, items: readonly T[], count: number): T[] {
  const left = [...items];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(random.index(left.length), 1)).flat();
}

export const quietNull: Null = {
  id: 'quiet',
  title: 'nothing at all',
  ofTheService: false,
  past: nothing,
  pastId: 'quiet',
  draw: () => nothing,
};

/** In each of three countries so many networks must see a shift, at the busiest hour: fewer would show it in one or two. */
const SEEN_BY = 15;

export const cdnNull: Null = {
  id: 'cdn',
  ofTheService: true,
  title:
    'a CDN’s shift: one to three services slow for 20 to 90 % of the networks of 70 % of the providers of three or more countries, seen by at least 15 networks in each of three',
  past: nothing,
  pastId: 'quiet',
  draw(random, from, sites) {
    const [begins, lasts] = [from + random.index(12) * HOUR_MS, 3 + random.index(9)];
    const share = random.between(0.2, 0.9);
    for (;;) {
      const region = random.chance(0.5) ? random.pick(CONTINENTS) : (Object.keys(COUNTRIES) as Country[]);
      const countries = new Set(drawSome(random, region, 3 + random.index(4)));
      const services = drawSome(random, SERVICES, 1 + random.index(3));
      const providers = new Set(sites.filter((s) => countries.has(s.country)).map(({ asn }) => asn));
      const hit = new Set([...providers].filter(() => random.chance(0.7)));
      const seen = (service: string, country: Country): number =>
        sites
          .filter((s) => s.service === service && s.country === country && hit.has(s.asn))
          .reduce((sum, { size }) => sum + size, 0);
      const isSeen = (service: string): boolean =>
        [...countries].filter((country) => seen(service, country) >= SEEN_BY).length >= 3;
      if (!services.every(isSeen)) continue;
      const hits = new Set<string>(services);
      return ({ asn, service }, hour) =>
        hour >= begins && hour < begins + lasts * HOUR_MS && hit.has(asn) && hits.has(service)
          ? [{ share, worst: 'slow' }]
          : [];
    }
  },
};

export const releaseNull: Null = {
  id: 'release',
  ofTheService: false,
  title:
    'a release of ours that errs: for one to six services, with 30 to 100 % of its users, who become 2 to 95 % in a day',
  past: nothing,
  pastId: 'quiet',
  draw(random, from) {
    const services = new Set<string>(drawSome(random, SERVICES, 1 + random.index(6)));
    const share = random.between(0.3, 1);
    const begins = from + random.index(6) * HOUR_MS;
    return ({ service }, hour) => {
      if (hour < begins || !services.has(service)) return [];
      const adoption = Math.min(0.95, 0.02 + ((hour - begins) / HOUR_MS) * 0.04);
      return [{ share, worst: 'failed', release: { adoption } }];
    };
  },
};

/** From seven to eleven in the evening, where people are. */
const isEvening = (hour: number, country: Country): boolean => local(hour, country) >= 19 && local(hour, country) < 23;

export const nightNull: Null = {
  id: 'night',
  ofTheService: false,
  title:
    'evenings in which all services of a country are slow for 3 to 8 % of networks, and one evening for up to three times as many',
  past: ({ country, asn }, hour) =>
    isEvening(hour, country) ? [{ share: 0.03 + 0.05 * ((asn % 10) / 5), worst: 'slow' }] : [],
  pastId: 'evenings',
  draw(random) {
    const times = random.between(1, 3);
    const countries = new Set(drawSome(random, Object.keys(COUNTRIES) as Country[], 1 + random.index(14)));
    return (site, hour) =>
      this.past(site, hour).map((effect) => ({
        ...effect,
        share: effect.share * (countries.has(site.country) ? times : 1),
      }));
  },
};

export const NULLS: readonly Null[] = [quietNull, cdnNull, releaseNull, nightNull];
