/** The mathematics under the crowd's verdicts, against what they must be: an e-value has a mean of at most one, by exact sums. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carry, carrySilence } from '../../src/crowd/carry.ts';
import { eBhThreshold } from '../../src/crowd/e-bh.ts';
import { logEvidence } from '../../src/crowd/evidence.ts';
import { labelOf } from '../../src/crowd/label.ts';
import { lowerBound, upperBound } from '../../src/crowd/share-bounds.ts';

const q = fc.double({ min: 0.02, max: 0.9, noNaN: true });
const size = fc.integer({ min: 1, max: 60 });

/** Chances of 0..n bad votes. */
function binomial(n: number, share: number): number[] {
  const chances = [(1 - share) ** n];
  for (let k = 1; k <= n; k += 1) {
    chances.push(((chances[k - 1] ?? 0) * (n - k + 1) * share) / (k * (1 - share)));
  }
  return chances;
}

describe('evidence of a cell', () => {
  it('has a mean of at most one for every share up to q: that is what makes it an e-value', () => {
    fc.assert(
      fc.property(size, q, fc.double({ min: 0.01, max: 1, noNaN: true }), (n, usual, part) => {
        const mean = binomial(n, usual * part).reduce((sum, p, k) => sum + p * Math.exp(logEvidence(k, n, usual)), 0);
        expect(mean).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it('grows with each bad vote and does not overflow', () => {
    fc.assert(
      fc.property(size, q, (n, usual) => {
        for (let k = 1; k <= n; k += 1)
          expect(logEvidence(k, n, usual)).toBeGreaterThanOrEqual(logEvidence(k - 1, n, usual) - 1e-9);
      }),
    );
    expect(Number.isFinite(logEvidence(100_000, 100_000, 0.08))).toBe(true);
  });

  it('reaches 100 with five of five, and twenty times a thousand cells with eight of eight', () => {
    expect(logEvidence(5, 5, 0.08)).toBeGreaterThan(Math.log(100));
    expect(logEvidence(8, 8, 0.08)).toBeGreaterThan(Math.log(20_000));
    expect(logEvidence(1, 5, 0.08)).toBeLessThan(Math.log(20));
  });

  it('says nothing without votes, and nothing where the usual share is beyond every bet', () => {
    expect(logEvidence(0, 0, 0.08)).toBe(0);
    expect(logEvidence(9, 9, 0.97)).toBe(0);
  });
});

describe('evidence over hours', () => {
  it('keeps a mean of at most one at every hour, which max(M, 1) e does not', () => {
    const [n, share] = [8, 0.08];
    const steps = binomial(n, share).map((p, k) => ({ p, log: logEvidence(k, n, share) }));
    // The mean of M after each hour, from the mean before: (M + 1) / 2 * E[e].
    const factor = steps.reduce((sum, { p, log }) => sum + p * Math.exp(log), 0);
    let mean = 1;
    for (let hour = 0; hour < 100; hour += 1) {
      mean = ((mean + 1) / 2) * factor;
      expect(mean).toBeLessThanOrEqual(1 + 1e-9);
    }
    expect(Math.exp(carry(Math.log(3), Math.log(5)))).toBeCloseTo(10);
  });

  it('loses at most half of an hour of its own, however quiet it was before', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -50, max: 0, noNaN: true }),
        fc.double({ min: -5, max: 50, noNaN: true }),
        (before, log) => {
          expect(carry(before, log)).toBeGreaterThanOrEqual(log - Math.log(2) - 1e-9);
        },
      ),
    );
  });

  it('fades in silence and is gone after a day', () => {
    expect(carrySilence(10, 1)).toBeLessThan(10);
    expect(carrySilence(10, 5)).toBeLessThan(carrySilence(10, 4));
    expect(carrySilence(500, 24)).toBe(0);
  });
});

describe('e-BH', () => {
  it('asks m / alpha of a lone alarm', () => {
    const logs = [Math.log(20 * 1000), ...Array<number>(999).fill(-1)];
    expect(eBhThreshold(logs, 0.05)).toBeCloseTo(Math.log(20_000));
    expect(eBhThreshold([Math.log(19_000), ...logs.slice(1)], 0.05)).toBe(Number.POSITIVE_INFINITY);
  });

  it('names as many as the rule says: the largest j whose j-th evidence is at least m / (alpha j)', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 15, noNaN: true }), { minLength: 1, maxLength: 60 }), (logs) => {
        const sorted = [...logs].sort((a, b) => b - a);
        const most = sorted.reduce(
          (best, log, i) => (Math.exp(log) * 0.05 * (i + 1) >= logs.length * (1 - 1e-12) ? i + 1 : best),
          0,
        );
        const threshold = eBhThreshold(logs, 0.05);
        expect(logs.filter((log) => log >= threshold).length).toBeGreaterThanOrEqual(most);
        if (most === 0) expect(threshold).toBe(Number.POSITIVE_INFINITY);
        else expect(sorted[most - 1]).toBeGreaterThanOrEqual(threshold - 1e-9);
      }),
    );
  });

  it('has nothing to say of no cells', () => {
    expect(eBhThreshold([], 0.05)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('bounds of a share', () => {
  it('are those of the reference: 5 of 5 is at least 0.55; 0 of 9 and 1 of 14 are below 0.3', () => {
    expect(lowerBound(5, 5)).toBeCloseTo(0.549, 3);
    expect(upperBound(0, 9)).toBeLessThan(0.3);
    expect(upperBound(0, 8)).toBeGreaterThan(0.3);
    expect(upperBound(1, 14)).toBeLessThan(0.3);
    expect(upperBound(1, 13)).toBeGreaterThan(0.3);
  });

  it('fail at most one time in twenty, whatever the true share is', () => {
    fc.assert(
      fc.property(size, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (n, share) => {
        const chances = binomial(n, share);
        const above = chances.reduce((sum, p, k) => sum + (lowerBound(k, n) > share ? p : 0), 0);
        const below = chances.reduce((sum, p, k) => sum + (upperBound(k, n) < share ? p : 0), 0);
        expect(above).toBeLessThanOrEqual(0.05 + 1e-6);
        expect(below).toBeLessThanOrEqual(0.05 + 1e-6);
      }),
    );
  });

  it('say nothing of no votes', () => {
    expect([lowerBound(0, 0), upperBound(0, 0)]).toEqual([0, 1]);
  });
});

describe('labels', () => {
  it('need evidence to accuse, and votes to reassure', () => {
    expect(labelOf(9, 10, true)).toBe('most');
    expect(labelOf(9, 10, false)).toBe('unclear');
    expect(labelOf(5, 20, true)).toBe('part');
    expect(labelOf(0, 9, false)).toBe('few');
    expect(labelOf(0, 8, false)).toBe('unclear');
    expect(labelOf(4, 4, true)).toBe('unclear');
  });
});
