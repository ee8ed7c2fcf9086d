/**
 * An address in all the clothes in which it could lie on a disk: as text in several spellings, as hex and base64 of its bytes, as the
 * bytes themselves, and all of these backwards. Prefixes likewise: a /24 on a disk would be nearly as bad.
 */
import { isIPv4 } from 'node:net';

function bytesOf(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  const words = address.split(':').map((word) => Number.parseInt(word, 16));
  return Buffer.from(words.flatMap((word) => [word >> 8, word & 0xff]));
}

const backwards = (bytes: Buffer): Buffer => Buffer.from(bytes).reverse();

export interface Forms {
  /** Long enough that one in a file is no chance. */
  long: Buffer[];
  /** Four bytes, eight digits, five letters: in megabytes of anything they come up by chance, so that they are compared with decoys. */
  short: Buffer[];
}

const LONG = 9;

/** @param address IPv4, or IPv6 with all its eight words */
export function formsOf(address: string): Forms {
  const bytes = bytesOf(address);
  const v4 = isIPv4(address);
  const mapped = v4 ? [Buffer.concat([Buffer.from('00000000000000000000ffff', 'hex'), bytes])] : [];
  const binary = [bytes, backwards(bytes), ...mapped];
  const words = address.split(v4 ? '.' : ':');
  const text = [address, [...words].reverse().join(v4 ? '.' : ':'), [...address].reverse().join('')];
  if (v4) {
    text.push(
      `::ffff:${address}`,
      `::ffff:${bytes.readUInt16BE(0).toString(16)}:${bytes.readUInt16BE(2).toString(16)}`,
    );
    text.push(String(bytes.readUInt32BE()), String(bytes.readUInt32LE()), `${words.slice(0, 3).join('.')}.0`);
  } else text.push(words.map((word) => word.padStart(4, '0')).join(':'), `${words.slice(0, 3).join(':')}::`);
  for (const form of binary) {
    const hex = form.toString('hex');
    text.push(hex, hex.toUpperCase());
    // Without its end, which depends on what follows.
    text.push(form.toString('base64').replace(/.?=*$/, ''), form.toString('base64url').replace(/.$/, ''));
  }
  const all = [...text.map((form) => Buffer.from(form)), ...binary];
  return { long: all.filter((form) => form.length >= LONG), short: all.filter((form) => form.length < LONG) };
}
