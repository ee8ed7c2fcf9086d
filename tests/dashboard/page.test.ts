/** The dashboard's pure parts: time shown, address, keys, strip, words of events, what is handed on. */
import '../ui/english.ts';
import { describe, expect, it } from 'vitest';
import { nextIndex } from '../../extension/dashboard/chart/cursor-keys.ts';
import { endWords, storyOf, worstWords } from '../../extension/dashboard/history/event-words.ts';
import {
  countStates,
  hourAt,
  movedCursor,
  runsOf,
  stripOf,
  stripPage,
} from '../../extension/dashboard/history/strip.ts';
import { addressOf, placeOf } from '../../extension/dashboard/place.ts';
import { customRange, dateField, moved, rangeOf } from '../../extension/dashboard/range.ts';
import { chooseProvider } from '../../extension/dashboard/share/provider.ts';
import { fileName } from '../../extension/dashboard/share/save-file.ts';
import { shareText } from '../../extension/dashboard/share/share-text.ts';
import { wrapped } from '../../extension/dashboard/share/wrapped.ts';
import { latencySpec } from '../../extension/dashboard/specs/latency.ts';
import type { PastEvent } from '../../src/rollup/past-events.ts';
import type { Judged } from '../../src/rollup/read-judged.ts';
import { DAY, HOUR, MINUTE, T0 } from '../store/make.ts';
import { chartData } from './chart-data.ts';

describe('the time shown', () => {
  it('has no more buckets than can be told apart', () => {
    for (const choice of ['1h', '24h', '7d', '30d'] as const)
      for (const width of [280, 640, 1_100]) {
        const { from, to, lengthMs } = rangeOf(choice, T0, width);
        expect((to - from) / lengthMs, `${choice} ${width}`).toBeLessThanOrEqual(Math.max(24, width / 3.5));
      }
    expect(rangeOf('24h', T0, 1_100).lengthMs).toBe(5 * MINUTE);
    expect(rangeOf('30d', T0, 1_100).lengthMs).toBe(3 * HOUR);
    expect(rangeOf({ from: T0 - 400 * DAY, to: T0 }, T0, 1_100).lengthMs).toBe(DAY);
  });

  it('is made of hours where it is longer than two days', () => {
    expect(rangeOf('7d', T0, 100_000).lengthMs).toBe(HOUR);
  });

  it('takes local days, the last one included, and refuses an end before the beginning', () => {
    const own = customRange('2026-03-01', '2026-03-02');
    expect(own && own.to - own.from).toBe(2 * DAY);
    expect(own && [dateField(own.from), dateField(own.to - 1)]).toEqual(['2026-03-01', '2026-03-02']);
    expect(customRange('2026-03-02', '2026-03-01')).toBeNull();
    expect(customRange('', '2026-03-01')).toBeNull();
  });

  it('moves by its own length, and never beyond now', () => {
    expect(moved({ from: T0 - DAY, to: T0 }, -1, T0)).toEqual({ from: T0 - 2 * DAY, to: T0 - DAY });
    expect(moved({ from: T0 - DAY, to: T0 }, 1, T0 + HOUR)).toEqual({ from: T0 + HOUR - DAY, to: T0 + HOUR });
  });

  it('stands in the address, which is read back, and of which nothing strange is taken', () => {
    const services = ['whatsapp', 'signal'];
    const own = customRange('2026-03-01', '2026-03-02');
    for (const choice of ['30d', own ?? '1h'] as const) {
      const place = { service: 'signal', choice };
      expect(placeOf(addressOf(place), services)).toEqual(place);
    }
    expect(placeOf('#nobody/9y', services)).toEqual({ service: 'whatsapp', choice: '24h' });
    expect(placeOf('', [])).toEqual({ service: '', choice: '24h' });
  });
});

describe('the cursor of a chart', () => {
  const press = (index: number | null, key: string, shiftKey = false) =>
    nextIndex(index, 100, { key, shiftKey, ctrlKey: false });

  it('moves by one, by ten, to both ends, and leaves', () => {
    expect([press(null, 'ArrowRight'), press(null, 'ArrowLeft')]).toEqual([0, 99]);
    expect([press(5, 'ArrowRight'), press(5, 'ArrowLeft'), press(5, 'ArrowRight', true)]).toEqual([6, 4, 15]);
    expect([press(0, 'ArrowLeft'), press(99, 'PageDown'), press(7, 'Home'), press(7, 'End')]).toEqual([0, 99, 0, 99]);
    expect(press(7, 'Escape')).toBeNull();
  });

  it('leaves other keys to the page', () => {
    expect(press(7, 'Tab')).toBeUndefined();
    expect(nextIndex(null, 0, { key: 'End', shiftKey: false, ctrlKey: false })).toBeUndefined();
  });
});

describe('the strip', () => {
  const start = new Date(2026, 2, 1, 0, 5).getTime();
  const judged = (states: readonly [number, string][], hours: number): Judged =>
    ({
      ...{ day: 0, basis: '', complete: true },
      moments: Array.from({ length: hours }, (_, i) => start + i * HOUR),
      changes: states.map(([h, state]) => ({ said: start + h * HOUR, verdict: { service: 'a', state } })),
    }) as unknown as Judged;

  it('has a column for each local day to today, and a field for each hour that was measured', () => {
    const strip = stripOf(
      [
        judged(
          [
            [0, 'ok'],
            [10, 'blocked'],
            [12, 'ok'],
          ],
          30,
        ),
      ],
      'a',
      start + 2 * DAY,
    );
    expect(strip).toHaveLength(3);
    expect(strip[0]?.hours.map((h) => h?.state ?? '-').join(' ')).toMatch(/^(ok ){10}(blocked ){2}(ok ?){12}$/);
    expect(strip[1]?.hours.filter((h) => h !== null)).toHaveLength(6);
    expect(strip[2]?.hours.every((h) => h === null)).toBe(true);
    expect(strip[0] && runsOf(strip[0]).map((r) => [r.state, r.from, r.length])).toEqual([
      ['ok', 0, 10],
      ['blocked', 10, 2],
      ['ok', 12, 12],
    ]);
    expect(countStates(strip)).toEqual([
      { state: 'ok', hours: 28 },
      { state: 'blocked', hours: 2 },
    ]);
    const first = strip[0];
    expect(first && hourAt(first, 10).from).toBe(new Date(2026, 2, 1, 10).getTime());
    expect(stripOf([], 'a', start)).toEqual([]);
  });

  it('is turned page by page when it grows long', () => {
    const days = Array.from({ length: 200 }, (_, i) => ({ noon: i, hours: [] }));
    expect(stripPage(days, 0)).toMatchObject({ pages: 3 });
    expect(stripPage(days, 0).days.at(-1)?.noon).toBe(199);
    expect(stripPage(days, 2).days.map((d) => d.noon)).toEqual(Array.from({ length: 18 }, (_, i) => i));
  });

  it('has a cursor that stays inside', () => {
    expect(movedCursor({ day: 0, hour: 0 }, 'ArrowLeft', 9)).toEqual({ day: 0, hour: 0 });
    expect(movedCursor({ day: 3, hour: 23 }, 'ArrowDown', 9)).toEqual({ day: 3, hour: 23 });
    expect(movedCursor({ day: 3, hour: 5 }, 'PageDown', 9)).toEqual({ day: 8, hour: 5 });
    expect(movedCursor({ day: 3, hour: 5 }, 'x', 9)).toBeUndefined();
    expect(movedCursor(null, 'ArrowUp', 9)).toMatchObject({ day: 8 });
  });
});

const steps: PastEvent['steps'] = [
  { state: 'throttled', technique: 'policer', since: T0 },
  { state: 'blocked', technique: 'dns-removed', since: T0 + HOUR },
];
const event = {
  service: 'whatsapp',
  state: 'blocked',
  start: T0,
  lastSeen: T0 + 2 * HOUR,
  end: null,
  steps,
} as PastEvent;

describe('the words of an event', () => {
  it('tell the newest step first, and what was before it', () => {
    expect(storyOf(event, T0 + 2 * HOUR)).toMatch(
      /^looks blocked \(a name that is not found\) since \d\d:\d\d, before that looks throttled \(a rate limit\) since \d\d:\d\d$/,
    );
  });

  it('claim no end that nobody saw', () => {
    expect(endWords(event, T0 + 2 * HOUR)).toBe('It still looks so.');
    expect(endWords(event, T0 + 9 * HOUR)).toMatch(/^Last seen .*nothing was measured since\.$/);
    expect(endWords({ ...event, end: T0 + 2.25 * HOUR }, T0 + 9 * HOUR)).toMatch(/^Over at/);
    expect(endWords({ ...event, end: T0 + 9 * HOUR }, T0 + 9 * HOUR)).toMatch(/^Last seen .*over by/);
  });
});

describe('the worst moment of an event', () => {
  const worst = { at: T0 + HOUR, state: 'blocked', by: 'failed', value: 7, of: 9, badness: 7 / 9 } as const;
  it('is told by the number that was worst', () => {
    expect(worstWords({ ...event, worst }, T0 + 2 * HOUR)).toMatch(/^Worst at \d\d:\d\d\. Failed: 7 of 9\.$/);
    const thin = { ...worst, by: 'thin', value: 140_000 } as const;
    expect(worstWords({ ...event, worst: thin }, T0 + 2 * HOUR)).toMatch(/Transfer rate: 140 kb\/s\.$/);
    const late = { ...worst, by: 'late', value: 2_300 } as const;
    expect(worstWords({ ...event, worst: late }, T0 + 2 * HOUR)).toMatch(/Time to the first byte: 2\.3 sec\.$/);
  });

  it('is not told of a single round, nor where nothing is known of it', () => {
    expect(worstWords({ ...event, worst, lastSeen: event.start }, T0)).toBe('');
    expect(worstWords(event, T0)).toBe('');
  });
});

describe('what is handed on', () => {
  const input = { verdict: ['WhatsApp looks blocked.'], name: 'WhatsApp', range: { from: T0, to: T0 + DAY } };
  const text = (): string => shareText({ ...input, specs: [latencySpec(chartData())], events: [event], now: T0 + DAY });

  it('is the words of the page, dated, without an address', () => {
    expect(text()).toContain('WhatsApp looks blocked.');
    expect(text()).toContain('Time to the first byte: ');
    expect(text()).toContain('Measured with Tailback from one browser, March 2, 2026');
    expect(text()).not.toMatch(/https?:|\d+\.\d+\.\d+\.\d+|net-/);
  });

  it('names the provider only where the person ticked and typed it', () => {
    chooseProvider({ ticked: false, typed: 'Some Net' });
    expect(text()).not.toContain('Some Net');
    chooseProvider({ ticked: true, typed: '  ' });
    expect(text()).not.toContain('Provider');
    chooseProvider({ ticked: true, typed: 'Some Net' });
    expect(text()).toContain('Provider: Some Net.');
    chooseProvider({ ticked: false, typed: '' });
  });

  it('has a file name that says what and when', () => {
    expect(fileName(['whatsapp', 'latency'], T0, 'png')).toBe('tailback-whatsapp-latency-2026-03-01.png');
  });

  it('is set in lines that fit', () => {
    expect(wrapped('one two three', 7, (part) => part.length)).toEqual(['one two', 'three']);
    expect(wrapped('enormously long', 5, (part) => part.length)).toEqual(['enormously', 'long']);
    expect(wrapped('', 5, (part) => part.length)).toEqual([]);
  });
});
