/**
 * Keys of a gateway: one pair that signs, for as long as the collector lives, and pairs that reports are sealed to, for some
 * days each. Old ones are destroyed some days after: from then on nobody can open what was recorded on the wire, not even
 * with the machine in hand. Pure; keys.json is written by key-file.ts.
 */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { KEM_P256, KEM_X25519, type KeyConfig } from '../../src/report/key-config.ts';
import { z } from '../../src/zod.ts';

const DAY_MS = 86_400_000;
/** A period is announced so long before it begins: manifests are fetched daily. */
const AHEAD_MS = 2 * DAY_MS;
/** And its key is taken so long after its end: a client's second try sends the same bytes. */
export const GRACE_MS = 7 * DAY_MS;

const pkcs8 = z.string().check(z.regex(/^[A-Za-z0-9_-]{40,400}$/));
const keySchema = z.strictObject({ id: z.int().check(z.gte(0), z.lte(255)), key: pkcs8 });

export const keyRingSchema = z.strictObject({
  /** Says what the file is. */
  format: z.literal('tailback-keys'),
  version: z.literal(1),
  /** Ed25519: signs manifest and bundle. */
  signing: pkcs8,
  /** Of the last manifest that was issued. */
  serial: z.int().check(z.gte(0)),
  /** Ascending, without gaps. UTC ms. */
  periods: z.array(z.strictObject({ from: z.int(), until: z.int(), x25519: keySchema, p256: keySchema })),
});
export type KeyRing = z.infer<typeof keyRingSchema>;
export type Period = KeyRing['periods'][number];

const textOf = (key: KeyObject): string => key.export({ format: 'der', type: 'pkcs8' }).toString('base64url');

export function newKeyRing(): KeyRing {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { format: 'tailback-keys', version: 1, signing: textOf(privateKey), serial: 0, periods: [] };
}

function newPeriod(from: number, days: number, lastId: number): Period {
  const id = (step: number): number => (lastId + step) & 0xff;
  return {
    from,
    until: from + days * DAY_MS,
    x25519: { id: id(1), key: textOf(generateKeyPairSync('x25519').privateKey) },
    p256: { id: id(2), key: textOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey) },
  };
}

/** What the ring must be at this moment: the same object where nothing is due. */
export function turned(ring: KeyRing, now: number, days: number): KeyRing {
  const kept = ring.periods.filter((period) => now < period.until + GRACE_MS);
  const added: Period[] = [];
  for (;;) {
    const last = added.at(-1) ?? kept.at(-1) ?? ring.periods.at(-1);
    if (last && now < last.until - AHEAD_MS) break;
    // After a long stop the next period begins now: nobody sealed to those that were missed.
    const from = last && last.until > now ? last.until : now;
    added.push(newPeriod(from, days, last?.p256.id ?? 0));
  }
  if (added.length === 0 && kept.length === ring.periods.length) return ring;
  return { ...ring, periods: [...kept, ...added] };
}

/** Those that a manifest announces: the one in force and what follows. */
export function announced(ring: KeyRing, now: number): Period[] {
  return ring.periods.filter((period) => now < period.until);
}

export const KEMS: readonly (readonly ['x25519' | 'p256', KeyConfig['kem']])[] = [
  ['x25519', KEM_X25519],
  ['p256', KEM_P256],
];
