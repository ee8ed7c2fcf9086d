/** Made-up ballots, the same for a seed, with every case that an engine could stumble over. */
import { createHash } from 'node:crypto';
import { type Ballot, SLOTS, type Tag, VOTES } from '../../../collector/storage/ballot.ts';
import { LAST_BIN } from '../../../src/store/histogram.ts';

export const HOUR = 496_000;

const hash = (text: string, digits: number): string => createHash('sha256').update(text).digest('hex').slice(0, digits);

export const idOf = (name: string | number): string => hash(`id ${name}`, 32);
export const tagOf = (prefix: string | number, epoch = 'first'): Tag => ({
  epoch: hash(`epoch ${epoch}`, 16),
  value: hash(`tag ${prefix} ${epoch}`, 16),
});

let made = 0;

export function ballot(part: Partial<Ballot> = {}): Ballot {
  made += 1;
  return {
    id: idOf(`unnamed ${made}`),
    hour: HOUR,
    country: 'RU',
    asn: 25159,
    service: 'whatsapp',
    tag: tagOf(made),
    vote: 'ok',
    rules: 3,
    failure: null,
    bins: {},
    ...part,
  };
}

/** A small generator (mulberry32): the same numbers everywhere. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Reports have bins up to 126 (src/report/report.ts), engines room for more; 255 is ClickHouse's word for none. */
const BINS = LAST_BIN + 1;

/** Few prefixes, so that tags meet their limit, in two epochs. */
export function crowd(seed: number, count: number, hour = HOUR): Ballot[] {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  return Array.from({ length: count }, (_, i) => {
    const bins = Object.fromEntries(SLOTS.filter(() => next() < 0.3).map((slot) => [slot, Math.floor(next() * BINS)]));
    return ballot({
      id: idOf(`${seed} ${hour} ${i}`),
      hour,
      country: pick(['RU', 'IR', 'ZZ']),
      asn: pick([0, 25159, 4_200_000_000]),
      service: pick(['whatsapp', 'telegram']),
      tag: tagOf(Math.floor(next() * (count / 12)), next() < 0.7 ? 'first' : 'second'),
      vote: pick(VOTES),
      rules: pick([3, 4]),
      failure: next() < 0.4 ? pick(['connection_reset', 'generic_timeout_error']) : null,
      bins,
    });
  });
}
