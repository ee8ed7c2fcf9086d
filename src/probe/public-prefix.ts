/**
 * The part of an address that stands for a network: /24 of IPv4, /48 of IPv6. Two writings of one IPv6 address give the same
 * prefix (RFC 5952 is not what every agent writes). The prefix names the line and still identifies: it is hashed and forgotten.
 */
export type Family = 'v4' | 'v6';
export type Prefixes = Partial<Record<Family, string>>;

type Range = readonly [base: string, bits: number];

/** Not reachable from everywhere (IANA special-purpose registry, RFC 6890 and later), so that they name no line. */
const NOT_GLOBAL_V4: readonly Range[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // shared by a carrier's customers (RFC 6598)
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

function wordsV4(address: string): number[] | undefined {
  const bytes = address.split('.').map(Number);
  const valid = bytes.length === 4 && bytes.every((b) => Number.isInteger(b) && b >= 0 && b <= 255);
  return valid ? bytes : undefined;
}

/** Eight groups of 16 bits; undefined where it is no IPv6 address, or one with a dotted tail, which no agent gathers. */
function wordsV6(address: string): number[] | undefined {
  const [left = '', right, more] = (address.split('%')[0] ?? '').split('::');
  if (more !== undefined || !address.includes(':')) return undefined;
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const [head, tail] = [groups(left), groups(right ?? '')];
  const gap = 8 - head.length - tail.length;
  if (right === undefined ? gap !== 0 : gap < 1) return undefined;
  const all = [...head, ...Array.from({ length: gap }, () => '0'), ...tail];
  return all.every((g) => /^[0-9a-f]{1,4}$/i.test(g)) ? all.map((g) => Number.parseInt(g, 16)) : undefined;
}

const inRange = (bytes: readonly number[], [base, bits]: Range): boolean => {
  const number = (list: readonly number[]): number => list.reduce((sum, byte) => sum * 256 + byte, 0);
  const size = 2 ** (32 - bits);
  return Math.floor(number(bytes) / size) === Math.floor(number(base.split('.').map(Number)) / size);
};

export function familyOf(address: string): Family | undefined {
  return wordsV4(address) ? 'v4' : wordsV6(address) ? 'v6' : undefined;
}

/** Whether the whole internet could answer this address; false for a name, as mDNS gives in its place. */
export function isPublic(address: string): boolean {
  const v4 = wordsV4(address);
  if (v4) return !NOT_GLOBAL_V4.some((range) => inRange(v4, range));
  const [first, second] = wordsV6(address) ?? [];
  // 2000::/3 is all that is handed out; 2001:db8::/32 is for documents (RFC 3849).
  return first !== undefined && first >>> 13 === 1 && !(first === 0x2001 && second === 0xdb8);
}

/** Prefix by family; nothing for what is no address. */
export function prefixOf(address: string): Prefixes {
  const v4 = wordsV4(address);
  if (v4) return { v4: v4.slice(0, 3).join('.') };
  const v6 = wordsV6(address);
  return v6
    ? {
        v6: v6
          .slice(0, 3)
          .map((word) => word.toString(16))
          .join(':'),
      }
    : {};
}
