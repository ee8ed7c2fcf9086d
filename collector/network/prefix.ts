/**
 * An address down to the part of a network that stands for a voter: /24 of IPv4, /40 of IPv6 (a provider gives one customer up
 * to a /48, so that longer prefixes could be had by the thousand). An IPv4 address in IPv6 clothes is IPv4: else one
 * house would have two votes.
 */
import { isIPv4, isIPv6 } from 'node:net';

export interface Prefix {
  family: 4 | 6;
  /** 3 bytes of IPv4, 5 of IPv6. */
  bytes: Uint8Array;
  /** Its first address as text, for databases. */
  address: string;
}

const quad = (text: string): number[] => text.split('.').map(Number);

/** 16 bytes of an IPv6 address without a zone; the caller has checked its form. */
function bytesOfV6(text: string): number[] {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const plain = dotted?.[2]
    ? `${dotted[1]}${quad(dotted[2])
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('')
        .replace(/^(....)/, '$1:')}`
    : text;
  const [head = '', tail] = plain.split('::');
  const words = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((word) => Number.parseInt(word, 16));
  const [before, after] = [words(head), words(tail ?? '')];
  const zeros = new Array<number>(8 - before.length - after.length).fill(0);
  return [...before, ...(tail === undefined ? [] : zeros), ...after].flatMap((word) => [word >> 8, word & 0xff]);
}

const startsWith = (bytes: readonly number[], start: readonly number[]): boolean =>
  start.every((byte, i) => bytes[i] === byte);

/** ::ffff:0:0/96 (RFC 4291), 64:ff9b::/96 (RFC 6052) and 2002::/16 (RFC 3056) hold an IPv4 address. */
function embedded(bytes: readonly number[]): number[] | undefined {
  const mapped = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];
  const translated = [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0];
  if (startsWith(bytes, mapped) || startsWith(bytes, translated)) return bytes.slice(12);
  return startsWith(bytes, [0x20, 0x02]) ? bytes.slice(2, 6) : undefined;
}

function prefixV4([a = 0, b = 0, c = 0]: readonly number[]): Prefix {
  return { family: 4, bytes: Uint8Array.of(a, b, c), address: `${a}.${b}.${c}.0` };
}

/** Undefined for what is no address. */
export function prefixOf(address: string): Prefix | undefined {
  const text = address.replace(/%.*$/, '');
  if (isIPv4(text)) return prefixV4(quad(text));
  if (!isIPv6(text)) return undefined;
  const bytes = bytesOfV6(text);
  const v4 = embedded(bytes);
  if (v4) return prefixV4(v4);
  const kept = bytes.slice(0, 5);
  const word = (i: number): string => (((kept[i] ?? 0) << 8) | (kept[i + 1] ?? 0)).toString(16);
  return { family: 6, bytes: Uint8Array.from(kept), address: `${word(0)}:${word(2)}:${word(4)}::` };
}
