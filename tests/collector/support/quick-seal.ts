/**
 * Seals by node:crypto where thousands of sealed reports are needed at once: the extension's own sealing takes a millisecond each. That
 * both give the same is tested where the gateway opens the extension's (tests/collector/gateway).
 */
import { createCipheriv, createHmac, createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto';
import { encodeRequest } from '../../../src/report/bhttp.ts';
import { KEM_X25519, type KeyConfig } from '../../../src/report/key-config.ts';
import { padRequest } from '../../../src/report/padding.ts';
import type { Report } from '../../../src/report/report.ts';
import { INNER, INNER_TYPE } from '../../../src/report/wire.ts';

const SPKI = Buffer.from('302a300506032b656e032100', 'hex');
const NONE = Buffer.alloc(0);
const VERSION = Buffer.from('HPKE-v1');

const hmac = (key: Uint8Array, ...parts: Uint8Array[]): Buffer => {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest();
};

function labeled(suite: Buffer) {
  return {
    extract: (salt: Buffer, label: string, ikm: Buffer) => hmac(salt, VERSION, suite, Buffer.from(label), ikm),
    expand: (prk: Buffer, label: string, info: Buffer, length: number) =>
      hmac(prk, Buffer.of(0, length), VERSION, suite, Buffer.from(label), info, Buffer.of(1)).subarray(0, length),
  };
}

export function messageOf(report: Report): Uint8Array<ArrayBuffer> {
  const content = new TextEncoder().encode(JSON.stringify(report));
  return encodeRequest({ ...INNER, headers: [['content-type', INNER_TYPE]], content });
}

/** Sealer for one key, X25519 only: each call encapsulates anew. */
export function quickSealer(config: KeyConfig): (message: Uint8Array<ArrayBuffer>) => Buffer {
  if (config.kem !== KEM_X25519) throw new Error('quickSealer speaks X25519 only.');
  const theirs = createPublicKey({ key: Buffer.concat([SPKI, config.publicKey]), format: 'der', type: 'spki' });
  const head = Buffer.of(config.id, config.kem >> 8, config.kem & 255, 0, 1, 0, 1);
  const kem = labeled(Buffer.from([...Buffer.from('KEM'), 0, 0x20]));
  const hpke = labeled(Buffer.from([...Buffer.from('HPKE'), 0, 0x20, 0, 1, 0, 1]));
  const info = Buffer.concat([Buffer.from('message/bhttp request\0'), head]);
  const context = Buffer.concat([
    Buffer.of(0),
    hpke.extract(NONE, 'psk_id_hash', NONE),
    hpke.extract(NONE, 'info_hash', info),
  ]);
  return (message) => {
    const padded = padRequest(message, config.kem);
    if (!padded) throw new Error('The report is too long.');
    const { privateKey, publicKey } = generateKeyPairSync('x25519');
    const enc = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
    const shared = kem.expand(
      kem.extract(NONE, 'eae_prk', diffieHellman({ privateKey, publicKey: theirs })),
      'shared_secret',
      Buffer.concat([enc, config.publicKey]),
      32,
    );
    const secret = hpke.extract(shared, 'secret', NONE);
    const cipher = createCipheriv(
      'aes-128-gcm',
      hpke.expand(secret, 'key', context, 16),
      hpke.expand(secret, 'base_nonce', context, 12),
    );
    return Buffer.concat([head, enc, cipher.update(padded), cipher.final(), cipher.getAuthTag()]);
  };
}
