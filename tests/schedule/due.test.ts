/** When the next round is due, from settings and stored times alone: a killed background comes to the same answer. */
import { describe, expect, it } from 'vitest';
import { type History, nextDue } from '../../src/schedule/due.ts';
import { BURST_MAX_MS, BURST_MIN_MS, BURST_REST_MS, CHECK_DEADLINE_MS } from '../../src/schedule/limits.ts';
import { isPaused } from '../../src/schedule/paused.ts';
import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import { round } from './build.ts';

const NOW = 1_000_000;
const settings = { ...DEFAULT_SETTINGS, consentedAt: 1 };
const history = (over: Partial<History> = {}): History => ({ rounds: [], suspicion: false, saveData: false, ...over });
const done = (over = {}) => round([], { state: 'done', ...over });

describe('nextDue', () => {
  it('measures nothing before consent, and nothing while paused', () => {
    expect(nextDue(DEFAULT_SETTINGS, history(), NOW)).toBeUndefined();
    expect(nextDue({ ...settings, pausedUntil: -1 }, history(), NOW)).toBeUndefined();
    expect(nextDue({ ...settings, pausedUntil: NOW + 1 }, history(), NOW)).toBeUndefined();
    expect(isPaused({ ...settings, pausedUntil: NOW - 1 }, NOW)).toBe(false);
  });

  it('begins with a first check of five rounds, one after the other, within its deadline', () => {
    expect(nextDue(settings, history(), NOW)).toMatchObject({ kind: 'first-check', index: 0, at: NOW });
    const second = nextDue(settings, history({ rounds: [done()] }), NOW + 5_000);
    expect(second).toMatchObject({ kind: 'first-check', index: 1, check: 'r1' });
    expect(nextDue(settings, history({ rounds: [done({ index: 4 })] }), NOW)?.kind).toBe('regular');
    const late = nextDue(settings, history({ rounds: [done()], checkStartedAt: NOW }), NOW + CHECK_DEADLINE_MS + 1);
    expect(late?.kind).toBe('regular');
  });

  it('comes at the interval with jitter, the same at every wake-up, twice as far on saveData', () => {
    const rounds = [done({ kind: 'regular', check: undefined })];
    const at = nextDue(settings, history({ rounds }), NOW)?.at ?? 0;
    expect(at - NOW).toBeGreaterThanOrEqual(12 * 60_000);
    expect(at - NOW).toBeLessThanOrEqual(18 * 60_000);
    expect(nextDue(settings, history({ rounds }), NOW + 1)?.at).toBe(at);
    expect((nextDue(settings, history({ rounds, saveData: true }), NOW)?.at ?? 0) - NOW).toBeGreaterThan(at - NOW);
  });

  it('answers suspicion with at most eight rounds two to five minutes apart', () => {
    const first = nextDue(settings, history({ rounds: [done({ kind: 'regular' })], suspicion: true }), NOW);
    expect(first).toMatchObject({ kind: 'burst', index: 0 });
    expect((first?.at ?? 0) - NOW).toBeGreaterThanOrEqual(BURST_MIN_MS);
    expect((first?.at ?? 0) - NOW).toBeLessThanOrEqual(BURST_MAX_MS);
    const ninth = nextDue(settings, history({ rounds: [done({ kind: 'burst', index: 7 })], suspicion: true }), NOW);
    expect(ninth?.kind).toBe('regular');
  });

  it('counts burst rounds over three hours, so that lasting trouble does not use up the day and noise not the burst', () => {
    const kindAfter = (bursts: number, agoMs: number) => {
      const before = Array.from({ length: bursts }, (_, i) =>
        done({ id: `b${i}`, kind: 'burst', index: i, startedAt: NOW - agoMs }),
      );
      const rounds = [done({ kind: 'regular', index: 1, startedAt: NOW }), ...before];
      return nextDue(settings, history({ rounds, suspicion: true }), NOW)?.kind;
    };
    expect(kindAfter(8, 60_000)).toBe('regular');
    expect(kindAfter(7, 60_000)).toBe('burst');
    expect(kindAfter(8, BURST_REST_MS + 1)).toBe('burst');
  });

  it('does not wait for a burst that could not be made until a regular round is due', () => {
    const rounds = [done({ kind: 'regular', index: 1 })];
    const at = (now: number) => nextDue(settings, history({ rounds, suspicion: true }), now)?.kind;
    expect([at(NOW + 6 * 60_000), at(NOW + 18 * 60_000)]).toEqual(['burst', 'regular']);
  });

  it('is not stopped by a clock that was set back, however often it is asked', () => {
    const rounds = [done({ kind: 'regular', startedAt: NOW + 86_400_000 })];
    for (const later of [0, 20 * 60_000, 3 * 3_600_000]) {
      expect(nextDue(settings, history({ rounds }), NOW + later)?.at).toBe(NOW + later);
    }
  });
});
