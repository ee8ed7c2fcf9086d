/** The worst moment of a trouble: by which number, which of two, and that a replay finds it. */
import { describe, expect, it } from 'vitest';
import { Told } from '../../src/verdict/told.ts';
import type { Evidence, State, Verdict } from '../../src/verdict/verdict.ts';
import { worse, worseState, worstOf } from '../../src/verdict/worst.ts';

const counted: Evidence = { rounds: 5, requests: 10, fresh: 5, failures: 0, controls: { total: 6, ok: 6 } };

function said(state: State, evidence: Partial<Evidence> = {}, service = 'whatsapp'): Verdict {
  return {
    ...{ service, state, scope: 'unknown', technique: null, alternative: null, confidence: 'medium' },
    ...{ reason: 'repeated', rule: 'x', at: 0, nextAt: null },
    evidence: { ...counted, ...evidence },
  };
}

describe('the number that tells', () => {
  it.each([
    ['late answers', said('slow', { nowMs: 900, usualMs: 300 }), { by: 'late', value: 900 }],
    ['late answers without a history', said('slow', { nowMs: 4_000, controlsMs: 200 }), { by: 'late', value: 4_000 }],
    [
      'thin transfers',
      said('throttled', { goodputBps: 130_000, controlGoodputBps: 8e6 }),
      { by: 'thin', value: 130_000 },
    ],
    [
      'what is worse of both',
      said('slow', { nowMs: 400, usualMs: 300, goodputBps: 1e5, controlGoodputBps: 1e6 }),
      { by: 'thin', value: 1e5 },
    ],
    [
      'a transfer that stops, before any that goes on',
      said('throttled', { stalledAtBytes: 16_000, goodputBps: 1e3, controlGoodputBps: 1e6 }),
      { by: 'stalled', value: 16_000 },
    ],
    ['failures', said('blocked', { failures: 7 }), { by: 'failed', value: 7, of: 10 }],
    ['errors of the service’s own, which are answers', said('outage', { serverErrors: 4 }), { by: 'failed', value: 4 }],
    [
      'lost requests of a line whose sites fail',
      said('own-line', { failures: 9, nowMs: 80, controls: { total: 6, ok: 1 } }, 'line'),
      { by: 'failed', value: 9 },
    ],
    [
      'late answers of a slow line',
      said('own-line', { failures: 1, nowMs: 3_000 }, 'line'),
      { by: 'late', value: 3_000 },
    ],
  ])('%s', (_, verdict, expected) => {
    expect(worstOf(verdict, 5)).toMatchObject({ at: 5, state: verdict.state, ...expected });
  });

  it('is none where nothing was counted', () => {
    expect(worstOf(said('portal', { requests: 0 }), 5)).toBeUndefined();
    expect(worstOf(said('slow'), 5)).toBeUndefined();
  });
});

describe('the worse of two', () => {
  const at = (moment: number, verdict: Verdict) => worstOf(verdict, moment);
  it('is the worse state, else the greater number, else the earlier', () => {
    const throttled = at(1, said('throttled', { goodputBps: 1e3, controlGoodputBps: 1e7 }));
    const blocked = at(2, said('blocked', { failures: 5 }));
    const more = at(3, said('blocked', { failures: 9 }));
    const same = at(4, said('blocked', { failures: 9 }));
    expect([worse(throttled, blocked)?.at, worse(blocked, more)?.at, worse(more, same)?.at]).toEqual([2, 3, 3]);
    expect([worse(more, throttled)?.at, worse(undefined, more)?.at, worse(more, undefined)?.at]).toEqual([3, 3, 3]);
    expect(worseState('ok', 'unknown')).toBe('ok');
  });
});

describe('what was told', () => {
  it('changes only where another thing is said, and keeps the worst moment of what stays', () => {
    const told = new Told();
    const late = (nowMs: number) => said('slow', { nowMs, usualMs: 100 });
    const heard = [300, 900, 500].map((ms, i) => told.hear([late(ms)], i + 1).length);
    expect(heard).toEqual([1, 0, 0]);
    told.hear([said('ok')], 4);
    expect(told.changes.map((c) => [c.verdict.state, c.said, c.worst?.at])).toEqual([
      ['slow', 1, 2],
      ['ok', 4, undefined],
    ]);
  });

  it('goes on with what was told before, and leaves that as it was', () => {
    const before = new Told();
    before.hear([said('blocked', { failures: 3 })], 1);
    const after = new Told(before.changes);
    expect(after.hear([said('blocked', { failures: 8 })], 2)).toEqual([]);
    expect([before.changes[0]?.worst?.at, after.changes[0]?.worst?.at]).toEqual([1, 2]);
  });
});
