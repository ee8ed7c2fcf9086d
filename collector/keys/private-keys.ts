/** Keys of the ring as node:crypto has them, by the id that a sealed report names, and their public halves. */
import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { KeyConfig } from '../../src/report/key-config.ts';
import { type SignedKind, signedMessage, writeSigned } from '../../src/report/signed-file.ts';
import type { PrivateKey } from '../gateway/hpke.ts';
import { KEMS, type KeyRing, type Period } from './key-ring.ts';

const read = (text: string): KeyObject =>
  createPrivateKey({ key: Buffer.from(text, 'base64url'), format: 'der', type: 'pkcs8' });

/** The raw public key: the end of a SubjectPublicKeyInfo, which has a fixed head for each of our curves. */
function rawPublic(key: KeyObject, bytes: number): Uint8Array<ArrayBuffer> {
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return Uint8Array.from(spki.subarray(spki.length - bytes));
}

const RAW_BYTES = { x25519: 32, p256: 65, ed25519: 32 } as const;

export function keyConfigs(period: Period): KeyConfig[] {
  return KEMS.map(([name, kem]) => ({
    id: period[name].id,
    kem,
    publicKey: rawPublic(read(period[name].key), RAW_BYTES[name]),
  }));
}

/** By id. Made once for a ring: parsing a key costs more than opening a report. */
export function privateKeys(ring: KeyRing): ReadonlyMap<number, PrivateKey> {
  const keys = new Map<number, PrivateKey>();
  for (const period of ring.periods)
    for (const [name, kem] of KEMS) {
      const key = read(period[name].key);
      keys.set(period[name].id, { kem, key, publicKey: rawPublic(key, RAW_BYTES[name]) });
    }
  return keys;
}

export interface Signer {
  /** Ed25519, raw. */
  publicKey: Uint8Array<ArrayBuffer>;
  /** The whole signed file. */
  sign(kind: SignedKind, content: Uint8Array): Uint8Array<ArrayBuffer>;
}

export function signerOf({ signing }: Pick<KeyRing, 'signing'>): Signer {
  const key = read(signing);
  return {
    publicKey: rawPublic(key, RAW_BYTES.ed25519),
    sign: (kind, content) => writeSigned(kind, content, sign(null, signedMessage(kind, content), key)),
  };
}
