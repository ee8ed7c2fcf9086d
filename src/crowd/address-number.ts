/** An address as a number of /24 (IPv4) or /40 (IPv6) networks: as fine as anything of an address is ever looked at here. */

export interface NetworkNumber {
  family: 4 | 6;
  number: number;
}

/** Undefined for what is no address. IPv4 in IPv6 clothes (::ffff:1.2.3.4, 2002::/16) is IPv4, as in the relay. */
export function networkNumber(address: string): NetworkNumber | undefined {
  const text = address.replace(/%.*$/, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(text)?.[1] ?? text;
  const quad = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(mapped)?.slice(1).map(Number);
  if (quad) return quad.every((byte) => byte < 256) ? v4(quad[0], quad[1], quad[2]) : undefined;
  const words = wordsOf(text);
  if (!words) return undefined;
  const [a = 0, b = 0, c = 0] = words;
  if (a === 0x2002) return v4(b >> 8, b & 0xff, c >> 8);
  return { family: 6, number: a * 2 ** 24 + b * 2 ** 8 + (c >> 8) };
}

const v4 = (a = 0, b = 0, c = 0): NetworkNumber => ({ family: 4, number: a * 2 ** 16 + b * 2 ** 8 + c });

function wordsOf(text: string): number[] | undefined {
  if (!/^[0-9a-f:]+$/.test(text) || !text.includes(':')) return undefined;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const words = [...head, ...Array<string>(missing).fill('0'), ...tail];
  if (words.some((word) => !/^[0-9a-f]{1,4}$/.test(word))) return undefined;
  return words.map((word) => Number.parseInt(word, 16));
}
