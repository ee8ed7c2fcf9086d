/** What a published cell may tell: bands and multiples of five, averaged over many random cells, never a count. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FullHours, levelFor, windowStart, withFullHour } from '../../src/crowd/level.ts';
import { type Publishable, publishCell } from '../../src/crowd/publish-cell.ts';
import { roundedFor } from '../../src/crowd/rounding.ts';
import { type KeptHour, windowOf } from '../../src/crowd/window.ts';
import type { Histogram } from '../../src/store/histogram.ts';
import { HOUR, START } from './build.ts';

const histogram = (count: number): Histogram => (count === 0 ? [] : [[60, count]]);

function publishable(spec: Partial<Publishable>): Publishable {
  const times = { 'http fresh': histogram(spec.total ?? 20) };
  const sums = { failures: {}, times };
  const place = { start: START, hours: 1, country: 'TR', asn: 64500, service: 'whatsapp' };
  return { ...place, total: 20, bad: 0, label: 'few', worst: undefined, grade: 'B', fullest: sums, sums, ...spec };
}

describe('rounding', () => {
  it('gives multiples of five less than five away, never more for a part than for its whole', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(5000), fc.nat(5000), (name, a, b) => {
        const rounded = roundedFor(name);
        expect(rounded(a) % 5).toBe(0);
        expect(Math.abs(rounded(a) - a)).toBeLessThan(5);
        if (a <= b) expect(rounded(a)).toBeLessThanOrEqual(rounded(b));
      }),
    );
  });

  it('is right on average over many cells', () => {
    for (const count of [1, 7, 13, 24]) {
      const sum = Array.from({ length: 4000 }, (_, i) => roundedFor(`cell ${i}`)(count)).reduce((a, b) => a + b, 0);
      expect(Math.abs(sum / 4000 - count)).toBeLessThan(0.15);
    }
  });
});

describe('a published cell', () => {
  it('is nothing below k, and never tells an exact count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.nat(60), fc.nat(1000), (total, bad, asn) => {
        const cell = publishCell(publishable({ total, bad: Math.min(bad, total), asn, worst: 'slow' }), 10);
        if (total < 10) expect(cell).toBeUndefined();
        else {
          const numbers = [cell?.networks, cell?.bad, ...(cell?.times ?? []).map((t) => t.networks)];
          for (const n of numbers) expect((n ?? 0) % 5).toBe(0);
          expect(cell?.bad).toBeLessThanOrEqual(cell?.networks ?? 0);
          expect(cell?.networks).toBeGreaterThanOrEqual(10);
        }
      }),
    );
  });

  it('of an unknown country is nothing', () => {
    expect(publishCell(publishable({ country: 'ZZ' }), 10)).toBeUndefined();
  });

  it('has times only of kinds that k networks of one hour measured', () => {
    const fullest = { failures: {}, times: { 'http fresh': histogram(20), 'transfer fresh': histogram(6) } };
    const sums = { failures: {}, times: { 'http fresh': histogram(90), 'transfer fresh': histogram(30) } };
    const cell = publishCell(publishable({ fullest, sums }), 10);
    expect(cell?.times.map((t) => t.kind)).toEqual(['http fresh']);
  });

  it('keeps the tail to itself below 2 k', () => {
    expect(publishCell(publishable({ total: 19 }), 10)?.times[0]?.p90).toBeNull();
    expect(publishCell(publishable({ total: 20 }), 10)?.times[0]?.p90).toBe(189);
  });
});

describe('a window', () => {
  const hour = (at: number, total: number, bad = 0): KeptHour => ({
    hour: START + at * HOUR,
    country: 'TR',
    asn: 64500,
    service: 'whatsapp',
    total,
    bad,
    label: 'few',
    worst: undefined,
    grade: 'B',
    sums: { failures: {}, times: { 'http fresh': histogram(total) } },
  });

  it('has the networks of its fullest hour, not of all: six times five is not thirty', () => {
    const hours = [0, 1, 2, 3, 4, 5].map((at) => hour(at, at === 3 ? 8 : 5));
    const window = windowOf(hours, START, 6);
    expect(window?.total).toBe(8);
    expect(publishCell(window ?? publishable({}), 10)).toBeUndefined();
    expect(window?.sums.times['http fresh']).toEqual([[60, 33]]);
  });
});

describe('the level of a day', () => {
  const day = START;
  const full = (isFull: (hour: number) => boolean): FullHours => {
    const hours = Array.from({ length: 72 }, (_, i) => i).filter((i) => isFull(i % 24));
    return hours.reduce((map: FullHours, i) => withFullHour(map, day - (72 - i) * HOUR), new Map());
  };

  it('is the finest whose windows mostly had k', () => {
    expect(
      levelFor(
        full(() => true),
        day,
        5,
      ),
    ).toBe('hour');
    expect(
      levelFor(
        full((h) => h >= 4),
        day,
        5,
      ),
    ).toBe('hour');
    expect(
      levelFor(
        full((h) => h % 6 === 2),
        day,
        5,
      ),
    ).toBe('six-hours');
    expect(
      levelFor(
        full((h) => h === 20),
        day,
        5,
      ),
    ).toBe('day');
    expect(
      levelFor(
        full(() => false),
        day,
        5,
      ),
    ).toBe('rest');
    expect(levelFor(new Map(), day, 5)).toBe('rest');
  });

  it('forgets what is older than it looks back', () => {
    const later = withFullHour(
      full(() => true),
      day + 5 * 24 * HOUR,
    );
    expect(levelFor(later, day + 6 * 24 * HOUR, 9)).toBe('rest');
  });

  it('on the first day of a collector is the hour, and its windows tile the day', () => {
    expect(levelFor(new Map(), day, 0)).toBe('hour');
    expect(windowStart(day + 7 * HOUR, 'six-hours')).toBe(day + 6 * HOUR);
    expect(windowStart(day + 23 * HOUR, 'day')).toBe(day);
  });
});
