/** Badge and notifications, decided without a browser: what is told, how often, and what is never told. */
import { describe, expect, it } from 'vitest';
import { badgeOf } from '../../src/glance/badge.ts';
import { COOL_DOWN_MS, isQuiet, type Moment, SPACING_MS, type Told, tell } from '../../src/glance/tell.ts';
import type { State, Verdict } from '../../src/verdict/verdict.ts';
import { HOUR, MINUTE, T0 } from '../store/make.ts';

function verdict(service: string, state: State, confidence: Verdict['confidence'] = 'medium'): Verdict {
  const evidence = { rounds: 3, requests: 9, fresh: 3, failures: 0, controls: { total: 6, ok: 6 } };
  const fixed = { technique: null, alternative: null, nextAt: null, at: T0, scope: 'unknown' } as const;
  return { service, state, confidence, reason: 'all-fine', rule: 'x', evidence, ...fixed };
}
const line = verdict('line', 'ok');

describe('the badge', () => {
  const badge = (mode: 'off' | 'count' | 'worst', ...verdicts: Verdict[]) => badgeOf(mode, [...verdicts, line]);

  it('counts services in trouble, in the tone of the worst, and its sign changes with the tone', () => {
    expect(badge('count', verdict('a', 'slow'), verdict('b', 'ok'))).toEqual({ text: '!1', tone: 'warn' });
    expect(badge('count', verdict('a', 'slow'), verdict('b', 'blocked'))).toEqual({ text: '×2', tone: 'bad' });
    expect(badge('worst', verdict('a', 'slow'), verdict('b', 'throttled'))).toEqual({ text: '×', tone: 'bad' });
  });

  it('is absent where all is well, nothing is known, or it is switched off', () => {
    expect(badge('count', verdict('a', 'ok'))).toBeNull();
    expect(badge('worst', verdict('a', 'unknown'), verdict('b', 'learning'), verdict('c', 'paused'))).toBeNull();
    expect(badge('off', verdict('a', 'blocked'))).toBeNull();
    expect(badgeOf('count', [])).toBeNull();
  });

  it('counts no services over a broken line, and says nothing of an absent one', () => {
    expect(badgeOf('count', [verdict('a', 'own-line'), verdict('line', 'own-line')])).toEqual({
      text: '!',
      tone: 'warn',
    });
    expect(badgeOf('count', [verdict('a', 'offline'), verdict('line', 'offline')])).toBeNull();
  });
});

describe('quiet hours', () => {
  const at = (minute: number, from: number, to: number) => isQuiet({ minute, quiet: { from, to } });

  it('may go over midnight; their end is no longer quiet', () => {
    expect(at(23 * 60, 22 * 60, 7 * 60)).toBe(true);
    expect(at(6 * 60 + 59, 22 * 60, 7 * 60)).toBe(true);
    expect(at(7 * 60, 22 * 60, 7 * 60)).toBe(false);
    expect(at(12 * 60, 22 * 60, 7 * 60)).toBe(false);
    expect(at(13 * 60, 12 * 60, 14 * 60)).toBe(true);
    expect(at(0, 60, 60)).toBe(false);
    expect(isQuiet({ minute: 0, quiet: null })).toBe(false);
  });
});

describe('messages', () => {
  const fresh: Told = { known: {} };
  const moment = (now: number, verdicts: Verdict[], changes: Partial<Moment> = {}): Moment => ({
    verdicts: [...verdicts, line],
    now,
    minute: 12 * 60,
    quiet: null,
    ...changes,
  });
  /** Goes on from round to round. @returns what was told at each */
  function watch(told: Told | undefined, ...moments: Moment[]) {
    const said: (string | null)[] = [];
    let now = told;
    for (const m of moments) {
      const next = tell(now, m);
      now = next.told;
      const { message } = next;
      const { trouble = [], recovered = [] } = message ?? {};
      said.push(
        message && [...trouble.map((v) => `${v.service}:${v.state}`), ...recovered.map((id) => `${id}:ok`)].join(' '),
      );
    }
    return said;
  }

  it('tell of a change once, and of the recovery', () => {
    const a = (state: State, minutes: number) => moment(T0 + minutes * MINUTE, [verdict('a', state)]);
    expect(watch(fresh, a('ok', 0), a('slow', 15), a('slow', 30), a('ok', 45), a('ok', 60))).toEqual([
      null,
      'a:slow',
      null,
      'a:ok',
      null,
    ]);
  });

  it('tell of several at once, the worst first', () => {
    const both = moment(T0, [verdict('a', 'slow'), verdict('b', 'blocked'), verdict('c', 'ok')]);
    expect(watch(fresh, both)).toEqual(['b:blocked a:slow']);
  });

  it('do not tell of what is not sure, not known, or not measured', () => {
    const quietly = [
      verdict('a', 'blocked', 'low'),
      verdict('b', 'unknown'),
      verdict('c', 'paused'),
      verdict('d', 'own-line'),
    ];
    expect(watch(fresh, moment(T0, quietly))).toEqual([null]);
    // "Unknown" is no recovery either.
    const told = tell(fresh, moment(T0, [verdict('a', 'slow')])).told;
    expect(watch(told, moment(T0 + HOUR, [verdict('a', 'unknown')]))).toEqual([null]);
  });

  it('rest an hour for what comes and goes', () => {
    const a = (state: State, minutes: number) => moment(T0 + minutes * MINUTE, [verdict('a', state)]);
    const flapping = [a('slow', 0), a('ok', 15), a('slow', 30), a('ok', 45), a('slow', 60), a('slow', 76)];
    expect(watch(fresh, ...flapping)).toEqual(['a:slow', 'a:ok', null, null, null, 'a:slow']);
    expect(COOL_DOWN_MS).toBe(HOUR);
  });

  it('keep a distance, and tell then what is still so', () => {
    const one = moment(T0, [verdict('a', 'slow'), verdict('b', 'ok')]);
    const soon = moment(T0 + MINUTE, [verdict('a', 'slow'), verdict('b', 'slow')]);
    const later = moment(T0 + SPACING_MS, [verdict('a', 'slow'), verdict('b', 'slow')]);
    expect(watch(fresh, one, soon, later)).toEqual(['a:slow', null, 'b:slow']);
  });

  it('are held back in quiet hours, and told after them if it is still so', () => {
    const quiet = { from: 22 * 60, to: 7 * 60 };
    const night = moment(T0, [verdict('a', 'blocked')], { quiet, minute: 3 * 60 });
    const morning = moment(T0 + 4 * HOUR, [verdict('a', 'blocked')], { quiet, minute: 7 * 60 });
    const well = moment(T0 + 4 * HOUR, [verdict('a', 'ok')], { quiet, minute: 7 * 60 });
    expect(watch(fresh, night, morning)).toEqual([null, 'a:blocked']);
    expect(watch(fresh, night, well)).toEqual([null, null]);
  });

  it('speak of the line alone where the line is in trouble, and never of being offline', () => {
    const own = { ...moment(T0, []), verdicts: [verdict('a', 'slow'), verdict('line', 'own-line')] };
    expect(watch(fresh, own)).toEqual(['line:own-line']);
    const off = { ...moment(T0, []), verdicts: [verdict('a', 'offline'), verdict('line', 'offline')] };
    expect(watch(fresh, off)).toEqual([null]);
  });

  it('take what is so when they are switched on as known', () => {
    const slow = (minutes: number) => moment(T0 + minutes * MINUTE, [verdict('a', 'slow')]);
    expect(watch(undefined, slow(0), slow(90))).toEqual([null, null]);
    expect(watch(undefined, slow(0), moment(T0 + HOUR, [verdict('a', 'ok')]))).toEqual([null, 'a:ok']);
  });

  it('are not silenced for ever by a clock that was set back', () => {
    const told = tell(fresh, moment(T0 + 300 * HOUR, [verdict('a', 'slow')])).told;
    expect(watch(told, moment(T0, [verdict('a', 'blocked')]))).toEqual(['a:blocked']);
  });
});
