/** HPKE's labeled extract and expand (RFC 9180 section 4), bound to a suite, and HKDF's expand (RFC 5869) beneath. */
import { hmac } from './hmac.ts';

const VERSION = Buffer.from('HPKE-v1');
const FIRST = Buffer.of(1);

/** HKDF-Expand of at most one hash, which is all that these suites ask for. */
export const expand = (prk: Uint8Array, length: number, ...info: readonly Uint8Array[]): Buffer =>
  hmac(prk, ...info, FIRST).subarray(0, length);

/** What stands before the input of an extract with this label. */
export const extractLabel = (suite: Uint8Array, label: string): Buffer =>
  Buffer.concat([VERSION, suite, Buffer.from(label)]);

/** The same of an expand, which says the length too. */
export const expandLabel = (suite: Uint8Array, label: string, length: number): Buffer =>
  Buffer.concat([Buffer.of(length >> 8, length & 0xff), VERSION, suite, Buffer.from(label)]);
