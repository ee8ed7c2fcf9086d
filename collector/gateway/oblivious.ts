/**
 * The gateway's side of Oblivious HTTP (RFC 9458): opens a sealed request with the key it names, and seals the answer to
 * the same request. What is inside is none of its business.
 */
import { createCipheriv, randomBytes } from 'node:crypto';
import { splitRequest } from '../../src/report/split-request.ts';
import { hkdf, open, type PrivateKey } from './hpke.ts';

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

/** Section 4.4. */
function sealAnswer(enc: Uint8Array, secret: Uint8Array, answer: Uint8Array): Buffer {
  const nonce = randomBytes(KEY_BYTES);
  const derive = hkdf(Buffer.concat([enc, nonce]), secret);
  const cipher = createCipheriv('aes-128-gcm', derive('key', KEY_BYTES), derive('nonce', NONCE_BYTES));
  return Buffer.concat([nonce, cipher.update(answer), cipher.final(), cipher.getAuthTag()]);
}
