/** Names and networks of providers, from the relay's list of address ranges: read when the publisher needs them, not kept. */
import type { NetworkRange } from '../../src/crowd/networks-table.ts';
import { readAsnFile } from '../network/asn-file.ts';

/** By AS number; of several the first. */
export function providerNames(paths: readonly string[]): Map<number, string> {
  const names = new Map<number, string>();
  for (const path of paths) {
    // A quotation mark inside a quoted field is doubled (RFC 4180).
    for (const { asn, name } of readAsnFile(path)) if (!names.has(asn)) names.set(asn, name.replaceAll('""', '"'));
  }
  return names;
}

const V4_END = 1n << 32n;
/** A range that covers less than a whole /24 or /40 still stands for it: finer is never looked at. */
const V4_SHIFT = 8n;
const V6_SHIFT = 88n;

export function rangesOf(paths: readonly string[], asns: ReadonlySet<number>): NetworkRange[] {
  const ranges: NetworkRange[] = [];
  for (const path of paths) {
    for (const { first, last, asn } of readAsnFile(path)) {
      if (!asns.has(asn)) continue;
      const isV4 = last < V4_END;
      const shift = isV4 ? V4_SHIFT : V6_SHIFT;
      ranges.push({ family: isV4 ? 4 : 6, first: Number(first >> shift), last: Number(last >> shift), asn });
    }
  }
  return withoutOverlap(ranges);
}

/** Two providers in one /24: the first of them keeps it, as in the relay, which looks up a prefix's first address. */
function withoutOverlap(ranges: NetworkRange[]): NetworkRange[] {
  const sorted = ranges.sort((a, b) => a.family - b.family || a.first - b.first);
  const kept: NetworkRange[] = [];
  for (const range of sorted) {
    const before = kept.at(-1);
    const first = before && before.family === range.family ? Math.max(range.first, before.last + 1) : range.first;
    if (first <= range.last) kept.push({ ...range, first });
  }
  return kept;
}

/** Compressed size that a table may have. */
export const MOST_TABLE_BYTES = 400_000;
