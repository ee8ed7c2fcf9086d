/**
 * A histogram on a logarithmic scale: 8 bins an octave from 1 ms to 60 s, so a value is known to 9 % wherever it lies.
 * Sparse: an hour has a dozen values, not 127. Two histograms add up; their quantiles do not (never average those).
 */

/** Pairs [bin, count], by bin; counts above 0. */
export type Histogram = [bin: number, count: number][];

const BINS_PER_OCTAVE = 8;
const MAX_MS = 60_000;
/** The first and the last bin also take what lies outside: a count is never lost. */
export const LAST_BIN = Math.ceil(Math.log2(MAX_MS) * BINS_PER_OCTAVE) - 1;

/** Bin i holds 2^(i/8) <= ms < 2^((i+1)/8). */
export function binOf(ms: number): number {
  // The tolerance puts an edge into the bin it begins in spite of rounding in log2.
  const bin = Math.floor(Math.log2(ms) * BINS_PER_OCTAVE + 1e-9);
  return Math.min(Math.max(bin, 0), LAST_BIN);
}

/** Lower edge of a bin, ms. */
export function binStart(bin: number): number {
  return 2 ** (bin / BINS_PER_OCTAVE);
}

export function histogramOf(values: Iterable<number>): Histogram {
  const counts = new Map<number, number>();
  for (const ms of values) counts.set(binOf(ms), (counts.get(binOf(ms)) ?? 0) + 1);
  return sorted(counts);
}

export function mergeHistograms(a: Histogram, b: Histogram): Histogram {
  const counts = new Map(a);
  for (const [bin, count] of b) counts.set(bin, (counts.get(bin) ?? 0) + count);
  return sorted(counts);
}

function sorted(counts: Map<number, number>): Histogram {
  return [...counts].sort(([a], [b]) => a - b);
}

export function countOf(histogram: Histogram): number {
  return histogram.reduce((sum, [, count]) => sum + count, 0);
}

/**
 * The value that a share `q` (0 to 1) of the values does not exceed, ms: the geometric middle of its bin, so at most
 * 4.5 % off for values within the scale. Undefined for an empty histogram.
 */
export function quantileOf(histogram: Histogram, q: number): number | undefined {
  const rank = Math.max(1, Math.ceil(q * countOf(histogram)));
  let seen = 0;
  for (const [bin, count] of histogram) {
    seen += count;
    if (seen >= rank) return Math.sqrt(binStart(bin) * binStart(bin + 1));
  }
  return undefined;
}
