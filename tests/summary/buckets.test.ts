/** Points of charts: quantiles of values, never of quantiles, and new connections apart from kept ones. */
import { describe, expect, it } from 'vitest';
import type { Sample } from '../../src/sample.ts';
import { HOUR_MS } from '../../src/store/hour.ts';
import type { HourPoints } from '../../src/store/points-day.ts';
import { agesOf, bucketsOf, mainAge } from '../../src/summary/buckets.ts';
import { emptyHour, hourPoints } from '../../src/summary/hour-points.ts';
import { otherSites } from '../../src/summary/other-sites.ts';
import { usualBands } from '../../src/summary/usual-band.ts';
import { DAY, makeSample, T0 } from '../store/make.ts';

const at = (hour: number, changes: Partial<HourPoints> = {}): HourPoints => ({
  ...emptyHour(T0 + hour * HOUR_MS),
  asked: 3,
  ...changes,
});
const range = (hours: number, lengthMs = HOUR_MS, age: 'fresh' | 'reused' = 'fresh') => ({
  ...{ from: T0, to: T0 + hours * HOUR_MS, lengthMs, age },
});

describe('points of an hour', () => {
  it('count as the rules count', () => {
    const samples = [
      makeSample('a', 1, { timings: { dnsMs: 5, tcpMs: 20, tlsMs: 21, waitingMs: 30.04, ttfbMs: 80.06, totalMs: 90 } }),
      makeSample('a', 2, { connection: 'reused', timings: { ttfbMs: 40, totalMs: 41 } }),
      // Another address stands elsewhere: asked, but not timed.
      makeSample('a', 3, { role: 'api', endpoint: 'api' }),
      makeSample('a', 4, { outcome: 'failed', failure: 'connection_reset' }),
      makeSample('a', 5, { outcome: 'failed', failure: 'connection_reset', confounders: ['suspend'] }),
      makeSample('a', 6, { kind: 'websocket', outcome: 'failed', failure: 'websocket_rejected' }),
      // Chromium names no failure of a WebSocket: it says nothing.
      makeSample('a', 7, { kind: 'websocket', outcome: 'failed', failure: 'unknown_failure' }),
      makeSample('a', 8, { kind: 'stun', outcome: 'failed', failure: 'generic_timeout_error' }),
      makeSample('a', 9, { kind: 'stun' }),
      makeSample('a', 10, { role: 'portal' }),
      makeSample('a', 11, { outcome: 'aborted' }),
    ];
    expect(hourPoints(T0, samples)).toEqual({
      ...{ hour: T0, fresh: [80.1], reused: [40], unknown: [], phases: [[5, 20, 21, 30, null]] },
      ...{ asked: 5, failed: 1, failures: { connection_reset: 1 }, leftOut: 2, rates: [], udp: [2, 1] },
    });
  });

  it('know the rate of a transfer, and 0 for one that stopped', () => {
    const progress = [1, 2, 3, 4, 5, 6, 7, 8].map((i): [number, number] => [100 + i * 100, i * 8_192]);
    const whole = makeSample('a', 1, { kind: 'transfer', role: 'object', bytes: 65_536, progress });
    const stopped: Partial<Sample> = { kind: 'transfer', role: 'object', outcome: 'failed', timeout: 'silence' };
    const silent: Partial<Sample> = { failure: 'generic_timeout_error', bytes: 16_384, progress: progress.slice(0, 2) };
    const { rates, asked, failed } = hourPoints(T0, [whole, makeSample('a', 2, { ...stopped, ...silent })]);
    expect(rates).toEqual([655_360, 0]);
    // The host was reached: what stopped is the transfer.
    expect([asked, failed]).toEqual([2, 0]);
  });
});

describe('buckets', () => {
  it('take the quantiles of all values in them, not of the quantiles of hours', () => {
    const points = [at(0, { fresh: [10, 10, 10, 10] }), at(1, { fresh: [100, 200] }), at(3, { fresh: [50] })];
    const [first, second, ...more] = bucketsOf(points, range(4, 2 * HOUR_MS));
    expect(more).toEqual([]);
    expect(first).toMatchObject({ from: T0, to: T0 + 2 * HOUR_MS, times: 6, p50: 10, p90: 200, asked: 6 });
    expect(second).toMatchObject({ from: T0 + 2 * HOUR_MS, p50: 50, p90: 50 });
  });

  it('never mix new and kept connections', () => {
    const points = [at(0, { fresh: [100], reused: [10, 11] })];
    expect(bucketsOf(points, range(1))[0]).toMatchObject({ times: 1, p50: 100 });
    expect(bucketsOf(points, range(1, HOUR_MS, 'reused'))[0]).toMatchObject({ times: 2, p50: 10 });
    expect(agesOf(points)).toEqual(['fresh', 'reused']);
    expect(mainAge([at(0, { reused: [1] }), at(1, { reused: [1] }), at(2, { reused: [1], fresh: [2] })])).toBe(
      'reused',
    );
    expect(mainAge(points)).toBe('fresh');
    expect(mainAge([at(0, { unknown: [1] })])).toBe('unknown');
  });

  it('leave out what is outside, and have no time where nothing was answered', () => {
    const failing = at(1, { failed: 3, failures: { eof_error: 1, connection_reset: 2 } });
    const buckets = bucketsOf([at(-1, { fresh: [1] }), failing, at(5, { fresh: [1] })], range(2));
    expect(buckets).toHaveLength(1);
    expect(buckets[0]).toMatchObject({ failed: 3, failure: 'connection_reset', times: 0 });
    expect(buckets[0]).not.toHaveProperty('p50');
  });

  it('give the median of each phase and leave out what was not shown', () => {
    const phases = [
      at(0, {
        phases: [
          [1, 10, null, 30, 5],
          [3, 20, null, 40, 5],
          [2, 30, null, 90, 5],
        ],
      }),
    ];
    expect(bucketsOf(phases, range(1))[0]?.phases).toEqual([2, 20, null, 40, 5]);
  });

  it('keep transfers that stopped apart from slow ones', () => {
    const bucket = bucketsOf([at(0, { rates: [0, 100, 300, 200] })], range(1))[0];
    expect(bucket).toMatchObject({ transfers: 4, stopped: 1, bps: 200 });
  });
});

describe('the usual band', () => {
  const week = Array.from({ length: 8 * 24 }, (_, i) => at(i - 8 * 24, { fresh: [50 + (i % 10), 60, 70] }));

  it('is the middle of the seven days before, one for each day', () => {
    const bands = usualBands(week, 'fresh', T0, T0 + HOUR_MS);
    expect([...bands.values()]).toEqual([{ low: 53, middle: 60, high: 70 }]);
  });

  it('does not know the day itself, and is not there while too little is known', () => {
    const today = [...week, at(0, { fresh: Array.from({ length: 500 }, () => 900) })];
    expect(usualBands(today, 'fresh', T0, T0 + HOUR_MS)).toEqual(usualBands(week, 'fresh', T0, T0 + HOUR_MS));
    expect(usualBands(week.slice(-12), 'fresh', T0, T0 + DAY).size).toBe(0);
    expect(usualBands(week, 'reused', T0, T0 + DAY).size).toBe(0);
  });
});

describe('other sites', () => {
  it('are the middle one of them in each bucket, whatever one of them does', () => {
    const controls = [50, 60, 900].map((ms) => [at(0, { fresh: [ms], rates: [ms * 1_000], failed: 1 })]);
    const { p50, bps, failed } = otherSites(controls, range(1));
    expect([...p50]).toEqual([[T0, 60]]);
    expect([...bps]).toEqual([[T0, 60_000]]);
    expect([...failed]).toEqual([[T0, { asked: 9, failed: 3 }]]);
  });

  it('show their own age of connection where they have none of that asked for', () => {
    expect([...otherSites([[at(0, { fresh: [80] })]], range(1, HOUR_MS, 'reused')).p50.values()]).toEqual([80]);
  });
});
