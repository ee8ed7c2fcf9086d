/** What of a round may be asked now, from what is stored and under way. Never two requests to one host. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHECK_DEADLINE_MS, MAX_PARALLEL } from '../../src/schedule/limits.ts';
import { nextSteps } from '../../src/schedule/next-steps.ts';
import { round, sample, step } from './build.ts';

const NOW = 1_000_000;
const seqs = (list: { seq: number }[]): number[] => list.map((s) => s.seq);

describe('nextSteps', () => {
  it('starts no second request to a host that is being asked', () => {
    const r = round([step(0), step(1), step(2, { host: 'b.example' })]);
    expect(seqs(nextSteps(r, [], [], NOW).start)).toEqual([0, 2]);
    expect(seqs(nextSteps(r, [], [0], NOW).start)).toEqual([2]);
  });

  it('keeps spaced steps for later and says when', () => {
    const progress = nextSteps(round([step(0, { afterMs: 700 })]), [], [], NOW);
    expect(progress).toMatchObject({ start: [], left: 1, waitMs: 700 });
  });

  it('does not ask a host again that failed alike twice in this check', () => {
    const failed = (id: string, r: string) =>
      sample(step(0), { id, round: r, outcome: 'failed', failure: 'connection_reset' });
    const r = round([step(0), step(1, { host: 'b.example', endpoint: 'other' })], { id: 'r3' });
    expect(nextSteps(r, [failed('r1#0', 'r1')], [], NOW).left).toBe(2);
    expect(seqs(nextSteps(r, [failed('r1#0', 'r1'), failed('r2#0', 'r2')], [], NOW).start)).toEqual([1]);
  });

  it('goes on asking for what was still coming when its time ran out: that is slow, not settled', () => {
    const slow = { kind: 'transfer', outcome: 'failed', failure: 'generic_timeout_error' } as const;
    const earlier = (timeout: 'total' | 'silence') =>
      ['r8', 'r9'].map((r) => sample(step(0), { ...slow, id: `${r}#0`, round: r, timeout }));
    const r = round([step(0)], { id: 'r3' });
    expect(nextSteps(r, earlier('total'), [], NOW).left).toBe(1);
    expect(nextSteps(r, earlier('silence'), [], NOW).left).toBe(0);
  });

  it('makes a transfer only after the plain request, and not where that failed', () => {
    const transfer = step(1, { kind: 'transfer', endpoint: 'object', role: 'object', host: 'static.whatsapp.net' });
    const r = round([step(0), transfer]);
    expect(seqs(nextSteps(r, [], [0], NOW).start)).toEqual([]);
    expect(seqs(nextSteps(r, [sample(step(0))], [], NOW).start)).toEqual([1]);
    expect(nextSteps(r, [sample(step(0), { outcome: 'failed', failure: 'connection_reset' })], [], NOW).left).toBe(0);
  });

  it('makes no more transfers for a service whose transfers were fast twice, but for the controls', () => {
    const of = (seq: number, over: object) =>
      step(seq, { kind: 'transfer', role: 'object', endpoint: 'o', host: `h${seq}`, ...over });
    const fast = (id: string, over: object) =>
      sample(of(1, over), { id, round: id.slice(0, 2), bytes: 65_536, timings: { totalMs: 90, transferMs: 50 } });
    const control = { target: 'google', targetType: 'control' as const };
    const before = ['r8#1', 'r9#1'].flatMap((id) => [fast(id, {}), fast(id, control)]);
    const slow = before.map((s) => ({ ...s, timings: { totalMs: 4_000, transferMs: 3_900 } }));
    const r = round([of(1, {}), of(2, control)]);
    expect(seqs(nextSteps(r, before, [], NOW).start)).toEqual([2]);
    expect(seqs(nextSteps(r, slow, [], NOW).start)).toEqual([1, 2]);
  });

  it('does not wait for a plain request that is itself dropped', () => {
    const transfer = step(1, { kind: 'transfer', endpoint: 'object', role: 'object', host: 'static.whatsapp.net' });
    const failed = ['r0#0', 'r9#0'].map((id) =>
      sample(step(0), { id, round: id.slice(0, 2), outcome: 'failed', failure: 'dns_nxdomain_error' }),
    );
    expect(nextSteps(round([step(0), transfer]), failed, [], NOW)).toEqual({ start: [], left: 0 });
  });

  describe('the question that closes a round', () => {
    const stun = {
      kind: 'stun',
      targetType: 'control',
      target: 'a',
      url: 'stun:a.example:1',
      host: 'a.example',
    } as const;
    const [opening, page, closing] = [step(0, stun), step(1), step(2, stun)];
    const r = round([opening, page, closing], { kind: 'regular' });

    it('waits for all others, also for those in flight', () => {
      expect(seqs(nextSteps(r, [], [], NOW).start)).toEqual([0, 1]);
      expect(nextSteps(r, [sample(opening)], [1], NOW)).toMatchObject({ start: [], left: 1 });
      expect(seqs(nextSteps(r, [sample(opening), sample(page)], [], NOW).start)).toEqual([2]);
      expect(nextSteps(r, [sample(opening), sample(page)], [2], NOW)).toMatchObject({ start: [], left: 1 });
      expect(nextSteps(r, [sample(opening), sample(page), sample(closing)], [], NOW).left).toBe(0);
    });

    it('is not asked where the first one had no answer, or named nothing', () => {
      const silent = sample(opening, { outcome: 'failed', failure: 'generic_timeout_error', network: 'unknown' });
      const nameless = sample(opening, { network: 'unknown' });
      for (const first of [silent, nameless]) expect(nextSteps(r, [first, sample(page)], [], NOW).left).toBe(0);
    });

    it('is not asked after the deadline of a check', () => {
      const check = { ...r, kind: 'first-check' as const };
      expect(nextSteps(check, [sample(opening), sample(page)], [], NOW + CHECK_DEADLINE_MS + 1).left).toBe(0);
    });
  });

  it('starts nothing after the deadline of a first check, and ends', () => {
    const late = NOW + CHECK_DEADLINE_MS + 1;
    expect(nextSteps(round([step(0)]), [], [], late, NOW)).toEqual({ start: [], left: 0 });
    expect(nextSteps(round([step(0)], { kind: 'regular' }), [], [], late, NOW).start).toHaveLength(1);
  });

  it('whatever is stored or in flight: at most four at once, one per host, nothing twice', () => {
    const plan = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(plan, fc.array(fc.boolean()), fc.array(fc.boolean()), (hosts, doneBits, flyBits) => {
        const steps = hosts.map((h, seq) => step(seq, { host: `h${h}.example`, endpoint: `e${h}` }));
        const done = steps.filter((s) => doneBits[s.seq]).map((s) => sample(s));
        const busy = new Set<string>();
        const flying = steps.filter((s) => flyBits[s.seq] && !doneBits[s.seq] && !busy.has(s.host) && busy.add(s.host));
        const inFlight = seqs(flying).slice(0, MAX_PARALLEL);
        const { start } = nextSteps(round(steps, { kind: 'regular' }), done, inFlight, NOW);
        const all = [...inFlight.map((seq) => steps[seq]?.host), ...start.map((s) => s.host)];
        expect(all.length).toBeLessThanOrEqual(MAX_PARALLEL);
        expect(new Set(all).size).toBe(all.length);
        for (const s of start) expect(doneBits[s.seq] ?? false).toBe(false);
      }),
    );
  });
});
