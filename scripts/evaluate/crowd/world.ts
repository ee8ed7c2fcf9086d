/**
 * A made-up crowd: providers of fourteen countries, six services, and networks that vote every hour. Simulated through and
 * through: no public set has hourly votes of many networks on several services. What is judged is src/crowd itself.
 */
import { NOTHING } from '../../../src/crowd/aggregate.ts';
import type { Cell, Place } from '../../../src/crowd/cell.ts';
import { type ClosedHour, replay } from '../../../src/crowd/replay.ts';
import { mergeSmall } from '../../../src/crowd/small-cells.ts';
import type { CrowdState } from '../../../src/crowd/state.ts';
import { type BadVote, type Tally, tallyOf } from '../../../src/crowd/vote.ts';
import { Random } from '../random.ts';

export const HOUR_MS = 3_600_000;
/** Midnight UTC of a Monday. */
export const START = Date.UTC(2026, 2, 2);

/** With the hours by which their clock differs from UTC: evenings are local. */
export const COUNTRIES = {
  RU: 3,
  UA: 2,
  DE: 1,
  FR: 1,
  PL: 1,
  TR: 3,
  IR: 3,
  KZ: 5,
  PK: 5,
  IN: 5,
  EG: 2,
  NG: 1,
  BR: -3,
  VE: -4,
} as const;
export type Country = keyof typeof COUNTRIES;
export const SERVICES = ['whatsapp', 'telegram', 'signal', 'viber', 'messenger', 'discord'] as const;
/** Shares of the contributors that measure each. */
const ASKED = [1, 0.8, 0.6, 0.5, 0.4, 0.3];
const PROVIDERS = 6;

/** Of the networks of a place so many are broken for good, and then bad in so many of their hours. */
const BROKEN = 0.01;
const BROKEN_BAD = 0.6;
/** Of all others: hours in which a device errs. Ten times what the device's own part of this page shows. */
const ERRS = 0.01;

export interface Site extends Place {
  country: Country;
  /** Networks that take part at the busiest hour. */
  size: number;
  /** Of them, those that are broken. */
  broken: number;
}

export function makeSites(random: Random): Site[] {
  return (Object.keys(COUNTRIES) as Country[]).flatMap((country, c) =>
    Array.from({ length: PROVIDERS }, () => random.factor(8, 90)).flatMap((networks, p) =>
      SERVICES.map((service, s): Site => {
        const size = Math.max(1, Math.round(networks * (ASKED[s] ?? 1)));
        return { country, asn: 64_500 + 10 * c + p, service, size, broken: binomial(random, size, BROKEN) };
      }),
    ),
  );
}

export function binomial(random: Random, n: number, p: number): number {
  let count = 0;
  for (let i = 0; i < n; i += 1) if (random.next() < p) count += 1;
  return count;
}

/** What something does to the votes of a place in an hour. */
export interface Effect {
  /** Share of the networks that it makes bad. */
  share: number;
  worst: BadVote;
  /** It acts in a new release of ours alone, which so large a share of the networks has. */
  release?: { adoption: number };
}

export const local = (hour: number, country: Country): number =>
  (((hour / HOUR_MS + COUNTRIES[country]) % 24) + 24) % 24;

/** People sleep: at four in the morning four of ten take part. */
function awake(hour: number, country: Country): number {
  return 0.7 - 0.3 * Math.cos((2 * Math.PI * (local(hour, country) - 4)) / 24);
}

export function vote(site: Site, hour: number, effects: readonly Effect[], random: Random): Cell {
  const { country, asn, service } = site;
  const total = Math.max(0, Math.round(site.size * awake(hour, country) * random.between(0.9, 1.1)));
  const broken = Math.min(total, site.broken);
  let [bad, youngTotal, youngBad] = [0, 0, 0];
  for (let i = 0; i < total; i += 1) {
    let isBad = random.next() < (i < broken ? BROKEN_BAD : ERRS);
    let isYoung = false;
    for (const { share, release } of effects) {
      if (release) isYoung = random.next() < release.adoption;
      if ((!release || isYoung) && random.next() < share) isBad = true;
    }
    if (isBad) bad += 1;
    if (isYoung) youngTotal += 1;
    if (isYoung && isBad) youngBad += 1;
  }
  const worst = effects.at(-1)?.worst ?? 'slow';
  const votes = (all: number, its: number): Tally => tallyOf({ ok: all - its, [worst]: its });
  const versions = [{ version: 3, tags: votes(total - youngTotal, bad - youngBad) }];
  if (youngTotal > 0) versions.push({ version: 4, tags: votes(youngTotal, youngBad) });
  return { hour, country, asn, service, tags: votes(total, bad), versions, sums: NOTHING };
}

export type Acting = (site: Site, hour: number) => Effect[];

export function* hoursOf(
  sites: readonly Site[],
  from: number,
  count: number,
  acting: Acting,
  random: Random,
): Generator<ClosedHour> {
  for (let i = 0; i < count; i += 1) {
    const hour = from + i * HOUR_MS;
    yield { hour, cells: mergeSmall(sites.map((site) => vote(site, hour, acting(site, hour), random))) };
  }
}

export const K = 10;

export interface Past {
  sites: readonly Site[];
  state: CrowdState;
}

/** Pasts are made once for each world and kind: they are most of the work. */
const pasts = new Map<string, Past>();

/** @param days before START that the crowd has seen */
export function pastOf(seed: string, world: number, days: number, kind: string, acting: Acting): Past {
  const key = `${seed}/crowd-judged/past/${days}/${kind}/${world}`;
  const known = pasts.get(key);
  if (known) return known;
  const random = new Random(key);
  const sites = makeSites(random);
  const { state } = replay(hoursOf(sites, START - 24 * days * HOUR_MS, 24 * days, acting, random), K);
  pasts.set(key, { sites, state });
  return { sites, state };
}
