/**
 * The client of Oblivious HTTP (RFC 9458). Sealing gives bytes and an opener: both are plain data, so that a request whose
 * answer never came can be sent again byte for byte, which the gateway recognises, and its answer still be opened.
 */
import { Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { AEAD_AES128, KDF_SHA256, KEM_P256, KEM_X25519, type KeyConfig } from './key-config.ts';

const text = new TextEncoder();
/** max(Nn, Nk) of AES-128-GCM: the answer's nonce and the exported secret have this size (section 4.4). */
const SECRET_BYTES = 16;

export interface Opener {
  enc: Uint8Array<ArrayBuffer>;
  secret: Uint8Array<ArrayBuffer>;
}

export interface Sealed {
  body: Uint8Array<ArrayBuffer>;
  opener: Opener;
}

function suiteFor(kem: KeyConfig['kem']): CipherSuite {
  const dh = kem === KEM_X25519 ? new DhkemX25519HkdfSha256() : new DhkemP256HkdfSha256();
  return new CipherSuite({ kem: dh, kdf: new HkdfSha256(), aead: new Aes128Gcm() });
}

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Section 4.1: what stands before the encapsulated key in the clear. */
function header({ id, kem }: KeyConfig): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(id, kem >> 8, kem & 0xff, 0, KDF_SHA256, 0, AEAD_AES128);
}

/** @param ephemeral the encapsulated key's own pair, for the RFC's vectors alone */
export async function sealRequest(
  config: KeyConfig,
  message: Uint8Array<ArrayBuffer>,
  ephemeral?: CryptoKeyPair,
): Promise<Sealed> {
  const suite = suiteFor(config.kem);
  const head = header(config);
  const context = await suite.createSenderContext({
    recipientPublicKey: await suite.kem.deserializePublicKey(config.publicKey),
    info: join(text.encode('message/bhttp request'), Uint8Array.of(0), head),
    ...(ephemeral && { ekm: ephemeral }),
  });
  const sealed = new Uint8Array(await context.seal(message));
  const secret = await context.export(text.encode('message/bhttp response'), SECRET_BYTES);
  const enc = new Uint8Array(context.enc);
  return { body: join(head, enc, sealed), opener: { enc, secret: new Uint8Array(secret) } };
}

/** Section 4.4. Undefined where the bytes are not the gateway's answer to this very request. */
export async function openResponse(opener: Opener, body: Uint8Array): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (body.length < SECRET_BYTES + 16) return undefined;
  const salt = join(opener.enc, body.subarray(0, SECRET_BYTES));
  const ikm = await crypto.subtle.importKey('raw', opener.secret, 'HKDF', false, ['deriveBits']);
  const derive = (info: string, bytes: number): Promise<ArrayBuffer> =>
    crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info: text.encode(info) }, ikm, bytes * 8);
  const key = await crypto.subtle.importKey('raw', await derive('key', 16), 'AES-GCM', false, ['decrypt']);
  try {
    const iv = await derive('nonce', 12);
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, body.slice(SECRET_BYTES)));
  } catch {
    return undefined;
  }
}

/** The key to use: X25519 where the browser has it, else P-256; undefined where neither is offered. */
export async function chooseKey(configs: readonly KeyConfig[]): Promise<KeyConfig | undefined> {
  const modern = configs.find((config) => config.kem === KEM_X25519);
  if (modern && (await hasX25519())) return modern;
  return configs.find((config) => config.kem === KEM_P256);
}

async function hasX25519(): Promise<boolean> {
  try {
    await crypto.subtle.generateKey('X25519', false, ['deriveBits']);
    return true;
  } catch {
    return false;
  }
}
