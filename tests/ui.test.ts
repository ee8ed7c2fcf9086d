/** The pages' pure parts: which state is shown, how far a check is, what a row and a sparkline show. */
import { describe, expect, it } from 'vitest';
import { checkProgress } from '../extension/ui/check-progress.ts';
import { type PageState, pageState, type StateFacts } from '../extension/ui/page-state.ts';
import { sparkline } from '../extension/ui/sparkline-path.ts';
import { serviceHistory } from '../src/glance/service-history.ts';
import type { Step } from '../src/round.ts';
import { DEFAULT_SETTINGS } from '../src/settings.ts';
import { MINUTE, makeRound, makeSample, T0 } from './store/make.ts';

const steps = (n: number): Step[] =>
  Array.from({ length: n }, (_, seq) => ({
    seq,
    target: 'whatsapp',
    targetType: 'service',
    endpoint: 'web',
    role: 'app',
    kind: 'http',
    url: 'https://web.whatsapp.com/',
    host: 'web.whatsapp.com',
    method: 'HEAD',
    maxBytes: 1,
    fresh: true,
    afterMs: 0,
  }));

const checkRound = (index: number, changes: Parameters<typeof makeRound>[1] = {}) =>
  makeRound(`c${index}`, { kind: 'first-check', check: 'c0', index, startedAt: T0 + index * 5_000, ...changes });

describe('progress of a first check', () => {
  it('counts the open round by its plan and expects the same of the rounds to come', () => {
    const rounds = [checkRound(0, { steps: steps(20) })];
    const samples = [makeSample('c0', 0), makeSample('c0', 1)];
    expect(checkProgress(rounds, samples, T0 + 1_000)).toMatchObject({ done: 2, planned: 100, round: 1, rounds: 5 });
  });

  it('counts an ended round by its samples, since its plan is no longer kept', () => {
    const rounds = [checkRound(1, { steps: steps(10) }), checkRound(0, { state: 'done', steps: [] })];
    const samples = Array.from({ length: 8 }, (_, i) => makeSample('c0', i));
    expect(checkProgress(rounds, samples, T0 + 6_000)).toMatchObject({ done: 8, planned: 8 + 10 + 3 * 10, round: 2 });
  });

  it('goes on between two rounds', () => {
    expect(checkProgress([checkRound(0, { state: 'done' })], [makeSample('c0', 0)], T0 + 2_000)?.round).toBe(1);
  });

  it('is over after five rounds, a cancel, the deadline, or when sleep left it behind', () => {
    expect(checkProgress([checkRound(4, { state: 'done' })], [], T0 + 30_000)).toBeNull();
    expect(checkProgress([checkRound(2, { state: 'cancelled' })], [], T0 + 30_000)).toBeNull();
    expect(checkProgress([checkRound(1, { state: 'done' })], [], T0 + 2 * MINUTE)).toBeNull();
    expect(checkProgress([checkRound(1, { steps: steps(3) })], [], T0 + 30 * MINUTE)).toBeNull();
  });

  it('is none while regular rounds run', () => {
    const rounds = [makeRound('r', { startedAt: T0 + 60_000, steps: steps(4) }), checkRound(4, { state: 'done' })];
    expect(checkProgress(rounds, [], T0 + 61_000)).toBeNull();
  });
});

describe('the state a page shows', () => {
  const now = T0 + MINUTE;
  const facts: StateFacts = {
    settings: { ...DEFAULT_SETTINGS, consentedAt: T0 },
    withheld: [],
    online: true,
    rounds: [makeRound('r', { state: 'done', startedAt: T0, endedAt: T0 + 20_000 })],
    progress: null,
    judged: true,
    now,
  };
  const kind = (changes: Partial<StateFacts>): PageState['kind'] => pageState({ ...facts, ...changes }).kind;
  const settings = (changes: Partial<typeof DEFAULT_SETTINGS>) => ({ ...facts.settings, ...changes });
  const progress = { done: 1, planned: 2, round: 1, rounds: 5, startedAt: T0 };

  it('is ready when all is well, and says whether a round is open', () => {
    expect(pageState(facts)).toEqual({ kind: 'ready', roundOpen: false });
    expect(pageState({ ...facts, rounds: [makeRound('r', { startedAt: T0 })] })).toEqual({
      kind: 'ready',
      roundOpen: true,
    });
  });

  it('puts what the person must act on first', () => {
    expect(kind({ settings: settings({ consentedAt: null }), withheld: DEFAULT_SETTINGS.services })).toBe(
      'not-started',
    );
    expect(kind({ withheld: DEFAULT_SETTINGS.services, settings: settings({ pausedUntil: -1 }) })).toBe('permission');
    expect(kind({ settings: settings({ pausedUntil: -1 }), online: false, progress })).toBe('paused');
    expect(kind({ progress, online: false })).toBe('measuring');
    expect(kind({ progress, fullAt: T0 })).toBe('measuring');
    expect(kind({ fullAt: T0, online: false })).toBe('full');
    expect(kind({ online: false })).toBe('offline');
    expect(kind({ judged: false })).toBe('learning');
  });

  it('tells apart who never started and whose settings are lost', () => {
    const lost = { ...facts, settings: settings({ consentedAt: null }) };
    expect(pageState(lost)).toEqual({ kind: 'not-started', stopped: true });
    expect(pageState({ ...lost, rounds: [] })).toEqual({ kind: 'not-started' });
  });

  it('knows until when it is paused, and that a pause ends by itself', () => {
    expect(pageState({ ...facts, settings: settings({ pausedUntil: -1 }) })).toEqual({ kind: 'paused', until: null });
    const until = now + MINUTE;
    expect(pageState({ ...facts, settings: settings({ pausedUntil: until }) })).toEqual({ kind: 'paused', until });
    expect(kind({ settings: settings({ pausedUntil: now - 1 }) })).toBe('ready');
  });

  it('says "asleep" only after more than two intervals without a round', () => {
    expect(kind({ now: T0 + 30 * MINUTE })).toBe('ready');
    expect(pageState({ ...facts, now: T0 + 60 * MINUTE })).toEqual({ kind: 'asleep', since: T0 + 20_000 });
    expect(kind({ now: T0 + 60 * MINUTE, settings: settings({ intervalMinutes: 60 }) })).toBe('ready');
  });

  it('says so too where not one round came after the start', () => {
    expect(kind({ rounds: [], judged: false })).toBe('learning');
    expect(pageState({ ...facts, rounds: [], now: T0 + 60 * MINUTE })).toEqual({ kind: 'asleep', since: T0 });
  });

  it('does not take a day whose bytes are used up for sleep', () => {
    const late = { ...facts, now: T0 + 60 * MINUTE };
    expect(pageState({ ...late, budgetAt: T0 + MINUTE })).toEqual({ kind: 'budget', since: T0 + MINUTE });
    expect(kind({ budgetAt: T0 })).toBe('ready');
  });

  it('takes an open round that sleep left behind for sleep, not for measuring', () => {
    expect(kind({ now: T0 + 60 * MINUTE, rounds: [makeRound('r', { startedAt: T0 })] })).toBe('asleep');
  });
});

describe('history of a service', () => {
  const timed = (round: string, seq: number, ttfbMs: number, changes: Parameters<typeof makeSample>[2] = {}) =>
    makeSample(round, seq, { timings: { ttfbMs, totalMs: ttfbMs + 5 }, ...changes });

  it('takes the smallest time of each round, of one kind of connection only', () => {
    const samples = [
      timed('a', 0, 300),
      timed('a', 1, 60, { connection: 'reused' }),
      timed('a', 2, 50, { connection: 'reused' }),
      timed('b', 10, 250),
      timed('b', 11, 70, { connection: 'reused' }),
    ];
    const history = serviceHistory(samples);
    expect(history.connection).toBe('reused');
    expect(history.points.map((p) => p.ms)).toEqual([50, 70]);
  });

  it('shows fresh connections where the newest round has no other', () => {
    const samples = [timed('a', 0, 40, { connection: 'reused' }), timed('b', 10, 250)];
    expect(serviceHistory(samples).points.map((p) => p.ms)).toEqual([250]);
  });

  it('marks a round as failed only when every request in it failed', () => {
    const failed = { outcome: 'failed', failure: 'connection_reset' } as const;
    const samples = [timed('a', 0, 80), makeSample('b', 10, failed), makeSample('c', 20, failed), timed('c', 21, 90)];
    expect(serviceHistory(samples).points.map((p) => p.ms)).toEqual([80, null, 90]);
  });

  it('leaves out what was aborted or confounded', () => {
    const samples = [
      timed('a', 0, 80),
      makeSample('b', 10, { outcome: 'aborted' }),
      makeSample('c', 20, { outcome: 'failed', failure: 'connection_reset', confounders: ['network-change'] }),
    ];
    const history = serviceHistory(samples);
    expect(history.points.map((p) => p.ms)).toEqual([80]);
    expect(history.last?.round).toBe('a');
  });

  it('takes the median of the last three rounds that answered for "now"', () => {
    const samples = [10, 20, 500, 30].map((ms, i) => timed(`r${i}`, i * 10, ms));
    expect(serviceHistory(samples).nowMs).toBe(30);
    expect(serviceHistory([]).nowMs).toBeUndefined();
  });
});

describe('sparkline', () => {
  const box = { width: 100, height: 20, pad: 0 };
  const each = (everyMs: number) => (ms: number | null, i: number) => ({ at: T0 + i * everyMs, ms });

  it('breaks the line where a round failed and marks it there', () => {
    const spark = sparkline([10, null, 20, 20].map(each(MINUTE)), box);
    expect(spark.line).toBe('M0 10M66.7 0L100 0');
    expect(spark.failures).toEqual([33.3]);
    expect(spark.last).toEqual({ x: 100, y: 0 });
  });

  it('shows a day by time, with older points left out, and takes the whole width for a first check', () => {
    const day = sparkline([5, 5, 5].map(each(12 * 60 * MINUTE)), box);
    expect(day.line).toBe('M0 0L50 0L100 0');
    const older = sparkline([5, 5, 5].map(each(20 * 60 * MINUTE)), box);
    expect(older.line).toBe('M16.7 0L100 0');
    expect(sparkline([5, 5].map(each(4_000)), box).line).toBe('M0 0L100 0');
  });

  it('breaks the line over a night without measuring', () => {
    const points = [0, 15, 30, 45, 600, 615].map((minute) => ({ at: T0 + minute * MINUTE, ms: 10 }));
    expect(sparkline(points, box).line.match(/M/g)).toHaveLength(2);
  });

  it('draws the usual band within its box', () => {
    const spark = sparkline([50, 60].map(each(MINUTE)), { ...box, pad: 4 }, { lowMs: 40, highMs: 80 });
    expect(spark.band).toEqual({ y: 6, height: 5 });
    const numbers = spark.line.match(/[\d.]+/g)?.map(Number) ?? [];
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(4);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(96);
  });

  it('has no newest value where the newest round failed, and no line without points', () => {
    expect(sparkline([5, null].map(each(MINUTE)), box).last).toBeNull();
    expect(sparkline([], box)).toEqual({ line: '', band: null, failures: [], last: null });
  });
});
