/** A sealed request taken apart (RFC 9458 section 4.3), without opening it: what a gateway does first. */
import { AEAD_AES128, encSize, KDF_SHA256 } from './key-config.ts';

/** Undefined where the bytes cannot be a sealed request of our suites. */
export function splitRequest(body: Uint8Array) {
  if (body.length < 7) return undefined;
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const [id, kem, kdf, aead] = [view.getUint8(0), view.getUint16(1), view.getUint16(3), view.getUint16(5)];
  const size = encSize(kem);
  if (size === undefined || kdf !== KDF_SHA256 || aead !== AEAD_AES128 || body.length < 7 + size + 16) return undefined;
  return { id, kem, header: body.subarray(0, 7), enc: body.subarray(7, 7 + size), sealed: body.subarray(7 + size) };
}
