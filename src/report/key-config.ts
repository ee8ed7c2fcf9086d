/**
 * Key configuration of a gateway (RFC 9458 section 3). Only what both sides speak: HKDF-SHA256 with AES-128-GCM, over
 * X25519, or P-256 for browsers without it (Chromium before 133).
 */

export const KEM_X25519 = 0x0020;
export const KEM_P256 = 0x0010;
export const KDF_SHA256 = 0x0001;
export const AEAD_AES128 = 0x0001;

/** Sizes of public keys, which are also those of encapsulated ones (RFC 9180 section 7.1). */
const KEY_SIZES: Readonly<Record<number, number>> = { [KEM_X25519]: 32, [KEM_P256]: 65 };

export interface KeyConfig {
  /** 0 to 255; names the key to the gateway. */
  id: number;
  kem: typeof KEM_X25519 | typeof KEM_P256;
  publicKey: Uint8Array<ArrayBuffer>;
}

/** Bytes of an encapsulated key of this KEM; undefined for a KEM we do not speak. */
export function encSize(kem: number): number | undefined {
  return KEY_SIZES[kem];
}

/** Undefined where the bytes are malformed, or of another suite. */
export function parseKeyConfig(bytes: Uint8Array): KeyConfig | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 3) return undefined;
  const kem = view.getUint16(1);
  const size = encSize(kem);
  if (size === undefined || bytes.length < 3 + size + 2) return undefined;
  const suites = view.getUint16(3 + size);
  const start = 3 + size + 2;
  if (suites === 0 || suites % 4 !== 0 || bytes.length !== start + suites) return undefined;
  const spoken = Array.from({ length: suites / 4 }, (_, i) => [
    view.getUint16(start + i * 4),
    view.getUint16(start + i * 4 + 2),
  ]).some(([kdf, aead]) => kdf === KDF_SHA256 && aead === AEAD_AES128);
  if (!spoken) return undefined;
  return { id: view.getUint8(0), kem: kem as KeyConfig['kem'], publicKey: bytes.slice(3, 3 + size) };
}

/** The inverse, with our one suite. */
export function writeKeyConfig({ id, kem, publicKey }: KeyConfig): Uint8Array<ArrayBuffer> {
  const head = [id, kem >> 8, kem & 0xff];
  return Uint8Array.from([...head, ...publicKey, 0, 4, 0, KDF_SHA256, 0, AEAD_AES128]);
}
