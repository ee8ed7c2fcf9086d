/**
 * The gateway's side of Oblivious HTTP (RFC 9458): opens a sealed request with the key it names, and seals the answer to
 * the same request. What is inside is none of its business.
 */
import { createCipheriv, randomFillSync } from 'node:crypto';
import { splitRequest } from '../../src/report/split-request.ts';
import { hmac } from './hmac.ts';
import { open, type PrivateKey } from './hpke.ts';
import { expand } from './labeled.ts';

export interface SealedRequest {
  message: Buffer;
  /** The encapsulated key: drawn anew for each sealing, so that the same one again is the same request again. */
  enc: Uint8Array;
  seal(answer: Uint8Array): Buffer;
}

/** malformed: no such message at all. unknown-key: sealed to a key we do not have (any more), or tampered with. */
export type OpenResult = SealedRequest | 'malformed' | 'unknown-key';

const REQUEST_INFO = Buffer.from('message/bhttp request\0');
const RESPONSE_LABEL = 'message/bhttp response';
const KEY_BYTES = 16;
const NONCE_BYTES = 12;
const ANSWER_KEY = Buffer.from('key');
const ANSWER_NONCE = Buffer.from('nonce');

/** @param keyOf the private key of an id, undefined where it is not or no longer there */
export function openRequest(body: Uint8Array, keyOf: (id: number) => PrivateKey | undefined): OpenResult {
  const parts = splitRequest(body);
  if (parts === undefined) return 'malformed';
  const key = keyOf(parts.id);
  if (key === undefined || key.kem !== parts.kem) return 'unknown-key';
  try {
    const opened = open(key, parts.enc, parts.sealed, Buffer.concat([REQUEST_INFO, parts.header]));
    const secret = opened.exported(RESPONSE_LABEL, KEY_BYTES);
    return { message: opened.message, enc: parts.enc, seal: (answer) => sealAnswer(parts.enc, secret, answer) };
  } catch {
    // Of another key under the same id, altered on the way, or never sealed: from here they look alike (section 5.3).
    return 'unknown-key';
  }
}

/** Nonces are drawn a few hundred at a time: asking for each costs as much as deriving a key. */
const drawn = Buffer.alloc(256 * KEY_BYTES);
let used = drawn.length;

function nextNonce(): Buffer {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += KEY_BYTES;
  return Buffer.from(drawn.subarray(used - KEY_BYTES, used));
}

/** Section 4.4: HKDF (RFC 5869) with what came in and a nonce as its salt. */
function sealAnswer(enc: Uint8Array, secret: Uint8Array, answer: Uint8Array): Buffer {
  const nonce = nextNonce();
  const prk = hmac(Buffer.concat([enc, nonce]), secret);
  const cipher = createCipheriv(
    'aes-128-gcm',
    expand(prk, KEY_BYTES, ANSWER_KEY),
    expand(prk, NONCE_BYTES, ANSWER_NONCE),
  );
  return Buffer.concat([nonce, cipher.update(answer), cipher.final(), cipher.getAuthTag()]);
}
