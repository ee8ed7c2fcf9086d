/** The kept judgement: what a row shows, when it may be shown, and that a page and the background come to the same. */
import { describe, expect, it } from 'vitest';
import { LiveJudge } from '../../extension/live-judge.ts';
import { fitting, readGlance, storedText } from '../../src/glance/glance.ts';
import { glanceOf, rowOf } from '../../src/glance/glance-of.ts';
import { usualBand } from '../../src/glance/usual-band.ts';
import { appendSample, deleteEverything } from '../../src/store/index.ts';
import { KnownSamples } from '../../src/summary/known-samples.ts';
import { judge, LOOK_BACK_MS } from '../../src/verdict/judge.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { SETTINGS as CHOSEN, filledStore, UNTIL } from '../rollup/filled.ts';
import { HOUR, MINUTE, makeSample, T0 } from '../store/make.ts';

const SETTINGS = { ...CHOSEN, consentedAt: UNTIL - 10 * 24 * HOUR };

function verdict(changes: Partial<Verdict> = {}): Verdict {
  const evidence = { rounds: 3, requests: 9, fresh: 3, failures: 0, controls: { total: 6, ok: 6 } };
  const fixed = { technique: null, alternative: null, confidence: 'medium', nextAt: null, at: T0 } as const;
  return {
    service: 'whatsapp',
    state: 'ok',
    scope: 'unknown',
    reason: 'all-fine',
    rule: 'x',
    evidence,
    ...fixed,
    ...changes,
  };
}

describe('a row', () => {
  const samples = (outcome: 'ok' | 'failed') => [
    makeSample('a', 0, { timings: { ttfbMs: 80, totalMs: 90 } }),
    makeSample('b', 60, outcome === 'ok' ? {} : { outcome, failure: 'connection_reset' }),
  ];
  const { evidence } = verdict();
  const compared = verdict({ evidence: { ...evidence, nowMs: 300, usualMs: 200 } });

  it('shows now and usual as the rules compared them, else the own median without a usual', () => {
    expect(rowOf(compared, samples('ok'), T0 + MINUTE)).toMatchObject({ nowMs: 300, usualMs: 200 });
    const own = rowOf(verdict(), samples('ok'), T0 + MINUTE);
    expect(own.nowMs).toBe(80);
    expect(own).not.toHaveProperty('usualMs');
  });

  it('has no "now" after a failed round or a long sleep', () => {
    expect(rowOf(compared, samples('failed'), T0 + MINUTE)).not.toHaveProperty('nowMs');
    expect(rowOf(compared, samples('ok'), T0 + 5 * HOUR)).not.toHaveProperty('nowMs');
    expect(rowOf(compared, [], T0)).not.toHaveProperty('nowMs');
  });

  it('shows what a person waits for while the own line is slow, and no time of now while nothing gets through', () => {
    const line = rowOf({ ...compared, state: 'own-line' }, samples('ok'), T0 + MINUTE);
    expect(line.nowMs).toBe(80);
    expect(line).not.toHaveProperty('usualMs');
    for (const state of ['offline', 'paused', 'portal', 'domestic-only'] as const)
      expect(rowOf({ ...compared, state }, samples('ok'), T0 + MINUTE)).not.toHaveProperty('nowMs');
  });

  it('keeps the last day and the last outcome', () => {
    const old = makeSample('old', 0, { at: T0 - 25 * HOUR });
    const row = rowOf(verdict(), [old, ...samples('failed')], T0 + 2 * MINUTE);
    expect(row.points.map(({ ms }) => ms)).toEqual([80, null]);
    expect(row.last).toEqual({ at: T0 + 60_000, outcome: 'failed', failure: 'connection_reset' });
  });

  it('knows the own line by no name: each language has its own', () => {
    expect(rowOf(verdict({ service: 'line' }), [], T0)).toMatchObject({ name: '', points: [] });
  });
});

describe('the usual band', () => {
  const points = (...values: number[]) => values.map((ms, i) => ({ round: `r${i}`, at: T0 + i * 15 * MINUTE, ms }));

  it('is unknown as long as the rules know no usual', () => {
    expect(usualBand(points(...Array<number>(48).fill(50)))).toBeUndefined();
  });

  it('leaves out the newest half day: a slow one must not make itself usual', () => {
    const usual = Array.from({ length: 60 }, (_, i) => 50 + (i % 10));
    expect(usualBand(points(...usual, ...Array<number>(48).fill(400)))).toEqual({ lowMs: 50, highMs: 58 });
  });
});

describe('a kept judgement', () => {
  const moment = { settings: SETTINGS, stored: SETTINGS, now: UNTIL, online: true, withheld: [] };
  const glance = glanceOf({ ...moment, known: new KnownSamples(), newest: null });

  it('fits the settings, the pause and the network that it was made for, and no others', () => {
    expect(fitting(glance, SETTINGS, UNTIL, true)).toBe(glance);
    expect(fitting(glance, { ...SETTINGS, services: ['signal'] }, UNTIL, true)).toBeUndefined();
    expect(fitting(glance, SETTINGS, UNTIL, false)).toBeUndefined();
    const settings = { ...SETTINGS, pausedUntil: UNTIL + MINUTE };
    const paused = glanceOf({ ...moment, settings, stored: settings, known: new KnownSamples(), newest: null });
    expect(fitting(paused, settings, UNTIL, true)).toBe(paused);
    expect(fitting(paused, settings, UNTIL + 2 * MINUTE, true)).toBeUndefined();
  });

  it('is not shown once an answer in it is too old to be said as now, or by a clock that was set back', async () => {
    const { store, samples } = await filledStore(0.5);
    const whole = await new LiveJudge().judge(store, moment);
    const said = whole.rows.map(({ verdict }) => verdict);
    expect(said.map(({ state }) => state)).toContain('ok');
    const oldest = Math.min(...said.map(({ at }) => at));
    expect(whole.holdsUntil).toBe(oldest + 2 * HOUR);
    expect(fitting(whole, SETTINGS, oldest + 2 * HOUR, true)).toBe(whole);
    expect(fitting(whole, SETTINGS, oldest + 2 * HOUR + 1, true)).toBeUndefined();
    expect(fitting(whole, SETTINGS, UNTIL - MINUTE, true)).toBeUndefined();
    // What is left out is what judging anew would not say any more.
    const later = { samples, settings: SETTINGS, online: true, now: UNTIL + 3 * HOUR };
    expect(judge(later).map(({ state }) => state)).not.toContain('ok');
    // Of a service that may not be asked, and of a pause, nothing grows old.
    const withheld = said.map(({ service }) => service);
    expect((await new LiveJudge().judge(store, { ...moment, withheld })).holdsUntil).toBeNull();
    const settings = { ...SETTINGS, pausedUntil: -1 };
    expect((await new LiveJudge().judge(store, { ...moment, settings, stored: settings })).holdsUntil).toBeNull();
  });

  it('is none of other rules, and nothing damaged passes for one', () => {
    expect(readGlance(glance)).toBe(glance);
    expect(readGlance(structuredClone(glance))).toEqual(glance);
    for (const bad of [
      undefined,
      null,
      7,
      'x',
      {},
      [],
      { ...glance, rules: 1 },
      { ...glance, rows: null },
      { ...glance, holdsUntil: undefined },
    ])
      expect(readGlance(bad)).toBeUndefined();
    expect(fitting(undefined, undefined, UNTIL, true)).toBeUndefined();
    expect(storedText(undefined)).toBe('');
  });
});

describe('judging what is stored', () => {
  const at = (now: number) => ({ settings: SETTINGS, stored: SETTINGS, now, online: true, withheld: [] });

  it('says what judge() says of the same samples, however they came in', async () => {
    const { store, samples } = await filledStore(1.5);
    const live = new LiveJudge();
    const wanted = (now: number, all: typeof samples) =>
      judge({ samples: all.filter((s) => s.at >= now - LOOK_BACK_MS), settings: SETTINGS, now, online: true });
    const first = await live.judge(store, at(UNTIL));
    expect(first.rows.map((row) => row.verdict)).toEqual(wanted(UNTIL, samples));
    expect(first.newest).toBe(samples.at(-1)?.id);
    // A request that began before the newest known one and ended after it is stored late.
    const late = [
      makeSample('new', 1, { at: UNTIL + 3_000, network: samples.at(-1)?.network ?? '' }),
      makeSample('new', 0, { at: UNTIL - 20_000, network: samples.at(-1)?.network ?? '' }),
    ];
    for (const sample of late) await appendSample(store, sample);
    const now = UNTIL + 5_000;
    const second = await live.judge(store, at(now));
    expect(second.rows.map((row) => row.verdict)).toEqual(wanted(now, [...samples, ...late]));
    expect(second.newest).toBe('new#1');
  });

  it('knows nothing any more after everything was deleted', async () => {
    const { store } = await filledStore(0.5);
    const live = new LiveJudge();
    await live.judge(store, at(UNTIL));
    await deleteEverything(store);
    const glance = await live.judge(store, { ...at(UNTIL), settings: { ...SETTINGS, consentedAt: null } });
    expect(glance.newest).toBeNull();
    expect(glance.rows.every((row) => row.points.length === 0)).toBe(true);
  });
});
