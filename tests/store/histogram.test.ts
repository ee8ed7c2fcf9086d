/** Histograms of the hourly summaries: merged in any order they say the same, and a quantile is at most a bin off. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binOf,
  binStart,
  countOf,
  type Histogram,
  histogramOf,
  LAST_BIN,
  mergeHistograms,
  quantileOf,
} from '../../src/store/histogram.ts';

const values = fc.array(fc.double({ min: 0, max: 120_000, noNaN: true }), { maxLength: 200 });
const EMPTY: Histogram = [];

describe('histogram', () => {
  it('has 127 bins from 1 ms to 60 s, and takes what lies outside into the first and last', () => {
    expect(LAST_BIN).toBe(126);
    expect([0, 0.2, 1].map(binOf)).toEqual([0, 0, 0]);
    expect([59_999, 60_000, 1e9].map(binOf)).toEqual([126, 126, 126]);
  });

  it('begins a bin exactly at its edge', () => {
    for (let bin = 0; bin <= LAST_BIN; bin += 1) expect(binOf(binStart(bin))).toBe(bin);
  });

  it('puts a value of the scale between the edges of its bin', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 59_000, noNaN: true }), (ms) => {
        expect(binStart(binOf(ms))).toBeLessThanOrEqual(ms * (1 + 1e-9));
        expect(binStart(binOf(ms) + 1)).toBeGreaterThan(ms * (1 - 1e-9));
      }),
    );
  });

  it('merges to the histogram of all values, in any order and grouping', () => {
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        const [x, y, z] = [histogramOf(a), histogramOf(b), histogramOf(c)];
        const all = histogramOf([...c, ...a, ...b]);
        expect(mergeHistograms(mergeHistograms(x, y), z)).toEqual(all);
        expect(mergeHistograms(x, mergeHistograms(z, y))).toEqual(all);
        expect(mergeHistograms(x, EMPTY)).toEqual(x);
        expect(countOf(all)).toBe(a.length + b.length + c.length);
      }),
    );
  });

  it('leaves what it merges unchanged', () => {
    const a = histogramOf([5, 5, 9]);
    const before = structuredClone(a);
    mergeHistograms(a, a);
    expect(a).toEqual(before);
  });

  it('gives a quantile within a bin of the true one', () => {
    const onScale = fc.array(fc.double({ min: 1, max: 59_000, noNaN: true }), { minLength: 1, maxLength: 99 });
    fc.assert(
      fc.property(onScale, fc.double({ min: 0, max: 1, noNaN: true }), (ms, q) => {
        const sorted = [...ms].sort((x, y) => x - y);
        const truth = sorted[Math.max(1, Math.ceil(q * ms.length)) - 1] ?? Number.NaN;
        const ratio = (quantileOf(histogramOf(ms), q) ?? Number.NaN) / truth;
        expect(Math.abs(Math.log2(ratio))).toBeLessThanOrEqual(1 / 16 + 1e-6);
      }),
    );
    expect(quantileOf(EMPTY, 0.5)).toBeUndefined();
  });
});
