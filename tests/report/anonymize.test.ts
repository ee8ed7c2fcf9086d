/** Samples to reports: what is counted, what is left out, and by fast-check that no exact time or address gets through. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { probeKindSchema } from '../../src/probe-kind.ts';
import { anonymize, type JudgedRound } from '../../src/report/anonymize.ts';
import { timeOf } from '../../src/report/count-probes.ts';
import { fitReport, MOST_JSON_BYTES } from '../../src/report/fit-report.ts';
import { KEM_P256, KEM_X25519 } from '../../src/report/key-config.ts';
import { contradiction, type Report, reportRoundsSchema, reportSchema } from '../../src/report/report.ts';
import { messageOf } from '../../src/report/seal-report.ts';
import { confounderSchema, failureSchema, type Sample } from '../../src/sample.ts';
import { countOf, LAST_BIN } from '../../src/store/histogram.ts';
import { HOUR, MINUTE, makeSample, T0 } from '../store/make.ts';

const FACTS = { hour: T0, services: ['whatsapp', 'telegram'], rules: 2, app: '0.1.7.2', browser: 'chromium' } as const;
const ok = (round: string, service = 'whatsapp'): JudgedRound => ({ round, service, judgement: 'ok' });
const reports = (samples: readonly Sample[], judged: readonly JudgedRound[]) =>
  anonymize({ ...FACTS, samples, judged });

describe('anonymize', () => {
  it('counts rounds by judgement, requests by kind and connection, failures by word', () => {
    const samples = [
      makeSample('a', 0, { timings: { ttfbMs: 100, totalMs: 120 } }),
      makeSample('a', 1, { connection: 'reused', timings: { ttfbMs: 50, totalMs: 60 } }),
      makeSample('b', 0, {
        at: T0 + 15 * MINUTE,
        outcome: 'failed',
        failure: 'connection_reset',
        failureSource: 'path',
      }),
    ];
    const [local, ...more] = reports(samples, [ok('a'), { round: 'b', service: 'whatsapp', judgement: 'learning' }]);
    expect(more).toEqual([]);
    expect(local?.network).toBe('unknown');
    expect(local?.report).toEqual({
      version: 1,
      hour: '2026-03-01T10Z',
      service: 'whatsapp',
      rules: 2,
      app: '0.1',
      browser: 'chromium',
      rounds: { ok: 1, slow: 0, throttled: 0, failed: 0, lineBad: 0, learning: 1 },
      failures: { connection_reset: 1 },
      probes: [
        { kind: 'http', connection: 'fresh', ok: 1, failed: 1, times: [[53, 1]] },
        { kind: 'http', connection: 'reused', ok: 1, failed: 0, times: [[45, 1]] },
      ],
    });
  });

  it('gives one report for each network; a round that hopped belongs to none', () => {
    const at = (seq: number, network: string, changes: Partial<Sample> = {}) =>
      makeSample('a', seq, { network, ...changes });
    const stun = { target: 'stun', targetType: 'control', kind: 'stun' } as const;
    // STUN answers in the middle of a round: what came before it in the round was made on the same line.
    const first = [at(0, 'unknown'), at(1, 'net-1', stun)];
    const second = ['unknown', 'net-2'].map((network, i) => makeSample('b', i, { network, at: T0 + 20 * MINUTE }));
    const hopped = ['net-1', 'net-2'].map((network, i) => makeSample('c', i, { network, at: T0 + 40 * MINUTE }));
    const locals = reports([...first, ...second, ...hopped], [ok('a'), ok('b'), ok('c')]);
    expect(locals.map(({ network, report }) => [network, report.rounds.ok, report.probes[0]?.ok])).toEqual([
      ['net-1', 1, 1],
      ['net-2', 1, 2],
    ]);
  });

  it('takes a round whole into the hour in which it began', () => {
    const late = [0, 1].map((seq) => makeSample('a', seq, { at: T0 + HOUR - 1000 + seq * 2000 }));
    const early = [0, 1].map((seq) => makeSample('b', seq, { at: T0 - 1000 + seq * 2000 }));
    const locals = reports([...late, ...early], [ok('a'), ok('b')]);
    expect(locals.map(({ report }) => report.probes[0]?.ok)).toEqual([2]);
  });

  it('leaves out what is confounded, aborted, unjudged or of a service that was not ticked', () => {
    const samples = [
      makeSample('a', 0, { confounders: ['proxy'] }),
      makeSample('a', 1, { outcome: 'aborted', failure: 'interrupted' }),
      makeSample('a', 2, { outcome: 'failed', failure: 'blocked_by_client', failureSource: 'local' }),
      makeSample('b', 0, {}),
      makeSample('c', 0, { target: 'max' }),
    ];
    expect(reports(samples, [ok('a'), ok('c', 'max')])).toEqual([]);
  });

  it('tells a transfer as the time of 65,536 bytes at the rate it settled at', () => {
    const progress: [number, number][] = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((i) => [100 + i * 500, 1000 + i * 8192]);
    const sample = makeSample('a', 0, {
      kind: 'transfer',
      bytes: 66_536,
      progress,
      timings: { ttfbMs: 100, totalMs: 4100 },
    });
    expect(timeOf(sample)).toBeCloseTo(4000, 0);
    const stalled = { ...sample, outcome: 'failed', failure: 'generic_timeout_error', timeout: 'silence' } as const;
    expect(timeOf(stalled)).toBeUndefined();
  });
});

const sampleArbitrary = fc
  .record({
    round: fc.constantFrom('r-0', 'r-1', 'r-2', 'r-3'),
    at: fc.integer({ min: T0, max: T0 + HOUR + 10 * MINUTE }),
    target: fc.constantFrom('whatsapp', 'telegram', 'max', 'google'),
    kind: fc.constantFrom(...probeKindSchema.options),
    connection: fc.constantFrom('fresh', 'reused', 'unknown'),
    outcome: fc.constantFrom('ok', 'failed', 'aborted'),
    failure: fc.option(fc.constantFrom(...failureSchema.options), { nil: undefined }),
    confounders: fc.oneof(
      { weight: 4, arbitrary: fc.constant<Sample['confounders']>([]) },
      fc.subarray([...confounderSchema.options]),
    ),
    network: fc.oneof({ weight: 30, arbitrary: fc.constant('net-5ecret') }, fc.constantFrom('unknown', 'net-0ther')),
    timings: fc.record({ ttfbMs: fc.double({ min: 0, max: 1e6, noNaN: true }), totalMs: fc.constant(31_337.25) }),
    bytes: fc.option(fc.nat(300_000), { nil: undefined }),
    progress: fc.option(
      fc.array(fc.tuple(fc.double({ min: 0, max: 12_000, noNaN: true }), fc.nat(300_000)), { maxLength: 20 }),
      { nil: undefined },
    ),
  })
  .map(({ round, failure, bytes, progress, ...rest }) => ({
    round,
    ...rest,
    ...(failure && { failure }),
    ...(bytes && { bytes }),
    ...(progress && { progress }),
  }));
const judgements = Object.keys(reportRoundsSchema.shape) as (keyof Report['rounds'])[];

describe('whatever was measured', () => {
  it('a report is valid, does not contradict itself, and holds no network, address, moment or id', () => {
    let made = 0;
    const input = fc.tuple(fc.array(sampleArbitrary, { minLength: 20, maxLength: 80 }), fc.constantFrom(...judgements));
    fc.assert(
      fc.property(input, ([changes, judgement]) => {
        const samples = changes.map(({ round, ...change }, seq) =>
          makeSample(round, seq, { ...change, ip: '203.0.113.77' }),
        );
        const judged = samples.map(({ round, target }) => ({ round, service: target, judgement }));
        for (const { report } of anonymize({ ...FACTS, samples, judged })) {
          made += 1;
          expect(reportSchema.safeParse(report).error).toBeUndefined();
          expect(contradiction(report)).toBeUndefined();
          expect(FACTS.services).toContain(report.service);
          const text = JSON.stringify(report);
          expect(text).not.toMatch(/net-|203\.0|r-\d|31337|0\.1\.7/);
          for (const { at } of samples) expect(text).not.toContain(String(at));
        }
      }),
    );
    expect(made).toBeGreaterThan(100);
  });

  it('fits the largest size, with every count kept', () => {
    const everyBin = Array.from({ length: LAST_BIN + 1 }, (_, bin): [number, number] => [bin, 5]);
    const probes = probeKindSchema.options.flatMap((kind) =>
      (['fresh', 'reused', 'unknown'] as const).map((connection) => ({
        kind,
        connection,
        ok: 640,
        failed: 0,
        times: everyBin,
      })),
    );
    const rounds = { ok: 700, slow: 0, throttled: 0, failed: 0, lineBad: 0, learning: 0 };
    const report: Report = {
      version: 1,
      hour: '2026-03-01T10Z',
      service: 'a'.repeat(40),
      rules: 9999,
      app: '999.999',
      browser: 'chromium',
      rounds,
      failures: {},
      probes,
    };
    const fitted = fitReport(report);
    expect(JSON.stringify(fitted).length).toBeLessThanOrEqual(MOST_JSON_BYTES);
    expect(fitted.probes.map((p) => countOf(p.times))).toEqual(report.probes.map((p) => countOf(p.times)));
    expect(contradiction(fitted)).toBeUndefined();
    for (const kem of [KEM_X25519, KEM_P256] as const) expect(() => messageOf(fitted, kem)).not.toThrow();
    const [probe] = probes;
    const small = { ...report, probes: probe ? [probe] : [] };
    expect(fitReport(small)).toBe(small);
  });
});
