/** What the charts show, as data: the canvas, the table, the sentence and the picture are all made of it. */
import '../ui/english.ts';
import { describe, expect, it } from 'vitest';
import { bucketRow, bucketSentence } from '../../extension/dashboard/chart/bucket-words.ts';
import { valueAt } from '../../extension/dashboard/chart/spec.ts';
import { compareSpec } from '../../extension/dashboard/specs/compare.ts';
import { latencySpec } from '../../extension/dashboard/specs/latency.ts';
import { topOf } from '../../extension/dashboard/specs/parts.ts';
import { phasesSpec } from '../../extension/dashboard/specs/phases.ts';
import { rateSpec } from '../../extension/dashboard/specs/rate.ts';
import { udpSpec } from '../../extension/dashboard/specs/udp.ts';
import type { PastEvent } from '../../src/rollup/past-events.ts';
import { HOUR_MS } from '../../src/store/hour.ts';
import { bucketsOf } from '../../src/summary/buckets.ts';
import { T0 } from '../store/make.ts';
import { chartData, hour, OWN } from './chart-data.ts';

const line = (spec: { lines: readonly { key: string; values: readonly (number | null)[] }[] }, key: string) =>
  spec.lines.find((l) => l.key === key)?.values;

describe('the latency chart', () => {
  const spec = latencySpec(chartData());

  it('has median and nine in ten of one age of connection, the usual band, and the other sites behind', () => {
    expect(line(spec, 'p50')).toEqual([62, 240, null, null]);
    expect(line(spec, 'p90')).toEqual([90, 260, null, null]);
    expect(line(spec, 'usual-low')?.[0]).toBe(55);
    expect(line(spec, 'usual-high')?.[0]).toBe(70);
    expect(line(spec, 'others')).toEqual([80, 80, null, 80]);
    expect(line(latencySpec(chartData({ age: 'reused' })), 'p50')).toEqual([20, null, null, null]);
  });

  it('breaks its lines where nothing was measured, and marks failures by shape: some, or all', () => {
    expect(spec.buckets.map((b) => (b.from - T0) / HOUR_MS)).toEqual([0, 1, 2, 5]);
    expect(line(spec, 'usual-high')?.[2]).toBeNull();
    expect(spec.marks).toEqual([
      { index: 1, kind: 'some' },
      { index: 3, kind: 'all' },
    ]);
  });

  it('says in a sentence what it shows', () => {
    expect(spec.summary).toContain('Half of the answers came within 62 ms, nine in ten within 90 ms.');
    expect(spec.summary).toContain('Usual here are 55 ms to 70 ms.');
    expect(spec.summary).toContain('5 of 12 requests failed.');
    expect(spec.summary).toContain('Other sites at the same time: 80 ms.');
  });

  it('has for every bucket the same values in the table and in the sentence of the cursor', () => {
    expect(bucketRow(spec, 1)?.values).toEqual(['70 ms', '55 ms', '80 ms', '260 ms', '240 ms']);
    expect(bucketRow(spec, 1)?.note).toBe('1 of 4 failed: connection reset or closed');
    expect(bucketSentence(spec, 1)).toMatch(/median 240 ms; nine in ten within 260 ms; .*1 of 4 failed/);
    expect(bucketRow(spec, 2)).toMatchObject({ values: ['', '', '', '', ''], note: 'not measured' });
  });

  it('shades what was said: to the last round that saw it, and not into a night without rounds', () => {
    const steps: PastEvent['steps'] = [
      { state: 'throttled', technique: 'policer', since: T0 },
      { state: 'blocked', technique: 'reset', since: T0 + HOUR_MS / 2 },
    ];
    const times = { start: T0, lastSeen: T0 + HOUR_MS, end: T0 + 5 * HOUR_MS };
    const event = { service: 'whatsapp', state: 'blocked', steps, ...times };
    const { shades } = latencySpec(chartData({ events: [event as PastEvent] }));
    expect(shades).toMatchObject([
      { from: T0, to: T0 + HOUR_MS / 2, label: 'looks throttled' },
      { from: T0 + HOUR_MS / 2, to: T0 + HOUR_MS, label: 'looks blocked' },
    ]);
    expect(chartData({ events: [{ ...event, service: 'viber' } as PastEvent] }).events).toEqual([]);
    expect(chartData({ events: [{ ...event, service: 'line' } as PastEvent] }).events).toHaveLength(1);
  });

  it('says so where nothing was measured or nothing answered', () => {
    const nothing = chartData({ loaded: { points: new Map(), before: [], missing: [] } });
    expect(latencySpec(nothing)).toMatchObject({
      buckets: [],
      summary: expect.stringContaining('Nothing was measured'),
    });
    const points = new Map([['whatsapp', [hour(0, { failed: 4, failures: { eof_error: 4 } })]]]);
    const failing = latencySpec(chartData({ loaded: { points, before: [], missing: [] } }));
    expect(failing.summary).toContain('Nothing was answered in this time. 4 of 4 requests failed.');
  });
});

describe('the scale', () => {
  it('starts at nought and is not pressed down by a single late answer', () => {
    const uppers = [...Array.from({ length: 50 }, () => 100), 9_000];
    expect(topOf([60, 80], uppers)).toBeCloseTo(115);
    expect(topOf([60, 700], uppers)).toBeCloseTo(805);
    expect(topOf([], [])).toBeGreaterThan(0);
  });
});

describe('the other charts', () => {
  it('pile up the phases, and know each by itself', () => {
    const spec = phasesSpec(chartData());
    expect(spec.lines.map((l) => l.values[0])).toEqual([5, 25, 25, 55, 57]);
    expect(spec.lines.map((_, i) => valueAt(spec, i, 0))).toEqual([5, 20, null, 30, 2]);
    expect(spec.fills.map(({ upper, lower }) => [upper, lower])).toEqual([
      [0, null],
      [1, 0],
      [2, 1],
      [3, 2],
      [4, 3],
    ]);
    expect(spec.notes[1]).toBe('no phases known');
  });

  it('show rates beside those of the other sites, and transfers that stopped', () => {
    const spec = rateSpec(chartData());
    expect(line(spec, 'rate')).toEqual([8_000_000, 128_000, null]);
    expect(line(spec, 'others')).toEqual([9_000_000, 9_000_000, 9_000_000]);
    expect(spec.marks).toEqual([{ index: 1, kind: 'some' }]);
    expect(spec.summary).toContain('1 transfer stopped on the way.');
  });

  it('speak of the UDP path and never of calls that work', () => {
    const spec = udpSpec(chartData());
    expect(line(spec, 'own')).toEqual([1]);
    expect(line(spec, 'others')).toEqual([0.5]);
    expect(spec.summary).toContain('not that calls work');
  });

  it('put services side by side on one scale, with no line across a silence of all', () => {
    const range = { from: T0, to: T0 + 24 * HOUR_MS, lengthMs: HOUR_MS, age: 'fresh' as const };
    const buckets = bucketsOf(OWN, range);
    const other = bucketsOf([hour(0, { fresh: [40] })], range);
    const all = [
      { service: 'whatsapp', buckets },
      { service: 'max', buckets: other },
    ];
    const spec = compareSpec(all, { ...range, gapMs: 2 * HOUR_MS });
    expect(spec.buckets.map((b) => (b.from - T0) / HOUR_MS)).toEqual([0, 1, 2, 5]);
    expect(spec.lines.map((l) => [l.label, l.values[0], l.values[2]])).toEqual([
      ['WhatsApp', 62, null],
      ['MAX', 40, null],
    ]);
    expect(new Set(spec.lines.map((l) => l.look)).size).toBe(2);
    expect(spec.notes[3]).toBe('WhatsApp: 4 of 4 failed');
  });
});
