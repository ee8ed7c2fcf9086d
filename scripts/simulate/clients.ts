/**
 * Simulated contributors: each with an address of a real provider, so that the relay's own databases place it. Part of them
 * sit behind few shared prefixes, as with carriers that translate addresses.
 */
import { readAsnFile } from '../../collector/network/asn-file.ts';
import { type Databases, defaultAsnFiles } from '../../collector/network/databases.ts';
import { prefixOf } from '../../collector/network/prefix.ts';
import type { Random } from '../evaluate/random.ts';

export interface Client {
  country: string;
  asn: number;
  address: string;
  /** Sends what it measured only when its line is back, hours later. */
  offline: boolean;
  /** Its clock is wrong by a year. */
  wrongClock: boolean;
  /** Sends a hundred forged reports an hour from one prefix. */
  poisoner: boolean;
}

/** Large providers of three continents; which countries their prefixes are in the relay's database says. */
export const PROVIDERS = [
  { asn: 25159, country: 'RU' },
  { asn: 12389, country: 'RU' },
  { asn: 47331, country: 'TR' },
  { asn: 3320, country: 'DE' },
  { asn: 28573, country: 'BR' },
] as const;

const OFFLINE = 0.05;
const WRONG_CLOCK = 0.02;
const SHARED = 0.3;
const SHARED_PREFIXES = 3;
/** Addresses tried for one that the relay places where it should be. */
const MOST_TRIES = 200;

export function makeClients(count: number, poisoners: number, databases: Databases, random: Random): Client[] {
  const addresses = addressesOf(databases, Math.max(20, Math.ceil(count / PROVIDERS.length)), random);
  const clientOf = (i: number, poisoner: boolean): Client => {
    const place = PROVIDERS[i % PROVIDERS.length] ?? PROVIDERS[0];
    const own = addresses.get(place.asn) ?? [];
    const shared = !poisoner && random.chance(SHARED);
    const address = shared ? own[random.index(SHARED_PREFIXES)] : own[Math.floor(i / PROVIDERS.length) % own.length];
    const honest = !poisoner;
    const offline = honest && random.chance(OFFLINE);
    return { ...place, address: address ?? '', offline, wrongClock: honest && random.chance(WRONG_CLOCK), poisoner };
  };
  return [
    ...Array.from({ length: count }, (_, i) => clientOf(i, false)),
    // All of them at one provider, which is what somebody would do who wants it to look bad.
    ...Array.from({ length: poisoners }, (_, i) => clientOf(i * PROVIDERS.length, true)),
  ];
}

/** By provider: addresses of different /24s. */
function addressesOf(databases: Databases, count: number, random: Random): Map<number, string[]> {
  const [v4] = defaultAsnFiles();
  const ranges = new Map<number, { first: number; last: number }[]>();
  for (const { first, last, asn } of readAsnFile(v4 ?? '')) {
    if (!PROVIDERS.some((place) => place.asn === asn)) continue;
    ranges.set(asn, [...(ranges.get(asn) ?? []), { first: Number(first >> 8n), last: Number(last >> 8n) }]);
  }
  return new Map(
    PROVIDERS.map(({ asn, country }) => {
      const found = new Set<string>();
      const its = ranges.get(asn) ?? [];
      for (let tries = 0; found.size < count && its.length > 0 && tries < MOST_TRIES * count; tries += 1) {
        const { first, last } = random.pick(its);
        const net = first + random.index(last - first + 1);
        const address = `${(net >> 16) & 255}.${(net >> 8) & 255}.${net & 255}.7`;
        const prefix = prefixOf(address);
        const at = prefix && databases.networkOf(prefix);
        if (at?.asn === asn && at.country === country) found.add(address);
      }
      return [asn, [...found]];
    }),
  );
}
