/**
 * Padding: every sealed request is 1, 2 or 4 KiB long, so that its length tells nothing of its content but that. The
 * zeros are Binary HTTP's own padding (RFC 9292 section 3.8), inside the seal.
 */
import { encSize, type KeyConfig } from './key-config.ts';
import { REQUEST_SIZES, RESPONSE_SIZE } from './wire.ts';

/** Of a sealed request: header (key id, KEM, KDF, AEAD); of both: the AEAD's tag. */
const HEADER = 7;
const TAG = 16;
/** Of a sealed answer: max(Nn, Nk) of AES-128-GCM (RFC 9458 section 4.4). */
const RESPONSE_NONCE = 16;

function padded(message: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  whole.set(message);
  return whole;
}

/** What must be sealed so that the whole has one of the sizes; undefined where it is too long for the largest. */
export function padRequest(message: Uint8Array, kem: KeyConfig['kem']): Uint8Array<ArrayBuffer> | undefined {
  const extra = HEADER + (encSize(kem) ?? 0) + TAG;
  const size = REQUEST_SIZES.find((whole) => message.length <= whole - extra);
  return size === undefined ? undefined : padded(message, size - extra);
}

/** The same for an answer, which has one size. @throws RangeError where it does not fit */
export function padResponse(message: Uint8Array): Uint8Array<ArrayBuffer> {
  return padded(message, RESPONSE_SIZE - RESPONSE_NONCE - TAG);
}
