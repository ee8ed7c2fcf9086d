/** One vote per tag from its rounds and reports: the weaker claim wins, and a bad line has none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tallyOf, VOTES, voteOf, voteOfRounds, worstOf } from '../../src/crowd/vote.ts';

const tally = fc.record({
  ok: fc.nat(12),
  slow: fc.nat(12),
  throttled: fc.nat(12),
  failed: fc.nat(12),
  'line-bad': fc.nat(12),
  learning: fc.nat(12),
});

describe('vote', () => {
  it('is the majority of the rounds', () => {
    expect(voteOf(tallyOf({ ok: 1, failed: 3 }))).toBe('failed');
    expect(voteOf(tallyOf({ ok: 2, failed: 2 }))).toBe('ok');
    expect(voteOf(tallyOf({ ok: 3, slow: 1 }))).toBe('ok');
    expect(voteOf(tallyOf({ ok: 1, slow: 1, failed: 1 }))).toBe('slow');
  });

  it('says nothing of the service where the line was bad or the device still learns', () => {
    expect(voteOf(tallyOf({ 'line-bad': 3, failed: 2 }))).toBe('line-bad');
    expect(voteOf(tallyOf({ learning: 4 }))).toBe('learning');
    expect(voteOf(tallyOf({ learning: 3, failed: 1 }))).toBe('failed');
  });

  it('is bad only with more bad than good', () => {
    fc.assert(
      fc.property(tally, (t) => {
        const vote = voteOf(t);
        expect(VOTES).toContain(vote);
        if (vote === 'slow' || vote === 'throttled' || vote === 'failed') {
          expect(t.slow + t.throttled + t.failed).toBeGreaterThan(t.ok);
          expect(t[vote]).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('of equal claims takes the weaker', () => {
    expect(worstOf({ slow: 2, throttled: 2, failed: 1 })).toBe('slow');
    expect(worstOf({ slow: 0, throttled: 0, failed: 0 })).toBeUndefined();
  });

  it('reads the rounds of a report', () => {
    expect(voteOfRounds({ ok: 0, slow: 0, throttled: 1, failed: 0, lineBad: 0, learning: 2 })).toBe('throttled');
    expect(voteOfRounds({ ok: 0, slow: 0, throttled: 0, failed: 0, lineBad: 2, learning: 1 })).toBe('line-bad');
  });
});
