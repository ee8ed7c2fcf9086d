/** What an hour row counts of a sample: every sample in exactly one count, and no time where none was seen. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HourRow, hourRowKey, hourRowOf, mergeHourRows } from '../../src/store/hour-row.ts';
import { makeSample, T0 } from './make.ts';

const sampleParts = fc.record({
  outcome: fc.constantFrom('ok', 'failed', 'aborted'),
  failure: fc.constantFrom('connection_reset', 'generic_timeout_error'),
  confounders: fc.subarray(['suspend', 'proxy'] as const),
  costBytes: fc.nat(1e6),
  bytes: fc.nat(1e6),
  timings: fc.record({ ttfbMs: fc.double({ min: 1, max: 50_000, noNaN: true }), totalMs: fc.constant(1) }),
} as const);

describe('hour row', () => {
  it('counts outcome, failure, time to first byte and bytes', () => {
    const failed = hourRowOf(makeSample('r', 1, { outcome: 'failed', failure: 'connection_reset', bytes: 5 }));
    const both = mergeHourRows(failed, hourRowOf(makeSample('r', 2)));
    expect(both).toMatchObject({ samples: 2, ok: 1, failed: 1, failures: { connection_reset: 1 }, bytes: 5 });
    expect(both).toMatchObject({ hour: T0, costBytes: 2000, confounded: 0 });
    expect(both.ttfb).toEqual([[50, 1]]);
  });

  it('counts a sample with a confounder apart, since it says nothing of the target', () => {
    const row = hourRowOf(makeSample('r', 1, { outcome: 'failed', confounders: ['suspend'], failure: 'interrupted' }));
    expect(row).toMatchObject({ samples: 1, confounded: 1, ok: 0, failed: 0, failures: {}, ttfb: [], costBytes: 1000 });
  });

  it('has no time where the browser showed none, rather than 0', () => {
    expect(hourRowOf(makeSample('r', 1, { timings: { totalMs: 70 } })).ttfb).toEqual([]);
  });

  it('keeps fresh and reused connections and networks apart by key', () => {
    const keys = [{}, { connection: 'reused' }, { network: 'n1' }, { kind: 'transfer' }, { endpoint: 'x' }] as const;
    const rows = keys.map((change) => JSON.stringify(hourRowKey(hourRowOf(makeSample('r', 1, change)))));
    expect(new Set(rows).size).toBe(keys.length);
  });

  it('adds up to the same whatever the order, and every sample is in exactly one count', () => {
    fc.assert(
      fc.property(fc.array(sampleParts, { minLength: 1, maxLength: 30 }), (parts) => {
        const rows = parts.map((part, seq) => hourRowOf(makeSample('r', seq, part)));
        const sum = (list: HourRow[]) => list.slice(1).reduce(mergeHourRows, list[0] as HourRow);
        const total = sum(rows);
        expect(sum([...rows].reverse())).toEqual(total);
        expect(total.samples).toBe(parts.length);
        expect(total.confounded + total.ok + total.failed + total.aborted).toBe(parts.length);
        expect(Object.values(total.failures).reduce((a, b) => a + b, 0)).toBe(total.failed);
      }),
    );
  });
});
