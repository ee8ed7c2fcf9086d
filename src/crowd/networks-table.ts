/**
 * The table of networks: which provider a prefix belongs to, for the providers of the bundle alone. A device looks itself up
 * in it, so that nobody has to be asked. Sorted ranges in columns of variable-length numbers, which gzip then packs well.
 */
import type { NetworkNumber } from './address-number.ts';

export interface NetworkRange {
  family: 4 | 6;
  /** Of /24 or /40 networks, both included. */
  first: number;
  last: number;
  asn: number;
}

export interface NetworksTable {
  /** Date of the source, YYYY-MM-DD. */
  madeOn: string;
  ranges: Readonly<Record<4 | 6, readonly NetworkRange[]>>;
}

const MARK = 'tailback-networks 1';
/** The whole of today's routes has a third of this: more would only fill a device's memory. */
const MOST_RANGES = 1_500_000;

/** @param ranges of one family do not overlap */
export function writeNetworks(madeOn: string, ranges: readonly NetworkRange[]): Uint8Array<ArrayBuffer> {
  const bytes = [...new TextEncoder().encode(`${MARK} ${madeOn}\n`)];
  for (const family of [4, 6] as const) {
    const its = joined(ranges.filter((range) => range.family === family).sort((a, b) => a.first - b.first));
    const asns = [...new Set(its.map(({ asn }) => asn))].sort((a, b) => a - b);
    const placeOf = new Map(asns.map((asn, place) => [asn, place]));
    column(bytes, differences(asns));
    column(bytes, differences(its.map(({ first }) => first)));
    column(
      bytes,
      its.map(({ first, last }) => last - first),
    );
    column(
      bytes,
      its.map(({ asn }) => placeOf.get(asn) ?? 0),
    );
  }
  return Uint8Array.from(bytes);
}

/** Undefined for what is no such table. */
export function readNetworks(content: Uint8Array): NetworksTable | undefined {
  const end = content.indexOf(0x0a);
  const head = new TextDecoder().decode(content.subarray(0, Math.max(0, end)));
  const madeOn = head.startsWith(`${MARK} `) ? head.slice(MARK.length + 1) : '';
  if (!/^\d{4}-\d\d-\d\d$/.test(madeOn)) return undefined;
  const reader = { content, at: end + 1 };
  const ranges: Record<4 | 6, NetworkRange[]> = { 4: [], 6: [] };
  for (const family of [4, 6] as const) {
    const asns = sums(readColumn(reader));
    const [firsts, lengths, places] = [sums(readColumn(reader)), readColumn(reader), readColumn(reader)];
    if (firsts.length > MOST_RANGES) return undefined;
    if (firsts.length !== lengths.length || firsts.length !== places.length) return undefined;
    ranges[family] = firsts.map((first, i) => ({
      family,
      first,
      last: first + (lengths[i] ?? 0),
      asn: asns[places[i] ?? -1] ?? 0,
    }));
  }
  return { madeOn, ranges };
}

/** The provider of a network; undefined: of none in the table. */
export function asnOf({ ranges }: NetworksTable, { family, number }: NetworkNumber): number | undefined {
  const its = ranges[family];
  let [low, high] = [0, its.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((its[middle]?.first ?? 0) <= number) low = middle + 1;
    else high = middle;
  }
  const range = its[low - 1];
  return range && range.last >= number && range.asn > 0 ? range.asn : undefined;
}

/** Neighbours of one provider become one range. */
function joined(sorted: readonly NetworkRange[]): NetworkRange[] {
  const result: NetworkRange[] = [];
  for (const range of sorted) {
    const before = result.at(-1);
    if (before && before.asn === range.asn && before.last + 1 >= range.first)
      before.last = Math.max(before.last, range.last);
    else result.push({ ...range });
  }
  return result;
}

const differences = (values: readonly number[]): number[] => values.map((value, i) => value - (values[i - 1] ?? 0));

function sums(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}

/** Seven bits a byte, lowest first, a set eighth bit: more follow (LEB128). */
function column(bytes: number[], values: readonly number[]): void {
  for (const value of [values.length, ...values]) {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
    bytes.push(rest);
  }
}

function readColumn(reader: { content: Uint8Array; at: number }): number[] {
  const number = (): number => {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = reader.content[reader.at];
      if (byte === undefined) return 0;
      reader.at += 1;
      value += (byte % 128) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
  };
  // A value takes a byte at least; past the end each would be nought, as many as were claimed.
  const length = Math.min(number(), reader.content.length - reader.at);
  return Array.from({ length }, number);
}
