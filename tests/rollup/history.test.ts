/** What a chart says of past hours and events, from judged rounds: one trouble must not look like several. */
import { describe, expect, it } from 'vitest';
import { hourStates } from '../../src/rollup/hour-states.ts';
import { judgeDays } from '../../src/rollup/judge-days.ts';
import { pastEvents } from '../../src/rollup/past-events.ts';
import { type Judged, readJudged } from '../../src/rollup/read-judged.ts';
import { HOUR_MS } from '../../src/store/hour.ts';
import type { State, Technique, Verdict } from '../../src/verdict/verdict.ts';
import { MINUTE, T0 } from '../store/make.ts';
import { filledStore, SETTINGS, UNTIL } from './filled.ts';

type Said = [minute: number, service: string, state: State, technique?: Technique, confidence?: Verdict['confidence']];

/** A day of rounds every 15 minutes in which this was said. */
function day(said: readonly Said[], minutes: readonly number[] = []): Judged {
  const rounds = new Set([...minutes, ...said.map(([minute]) => minute)]);
  return {
    ...{ day: T0, basis: '', complete: true },
    moments: [...rounds].sort((a, b) => a - b).map((minute) => T0 + minute * MINUTE),
    changes: said.map(([minute, service, state, technique, confidence]) => ({
      said: T0 + minute * MINUTE,
      verdict: {
        ...{ service, state, scope: 'unknown', technique: technique ?? null, alternative: null, reason: 'repeated' },
        ...{ confidence: confidence ?? 'medium', rule: 'x', at: T0, nextAt: null },
        evidence: { rounds: 1, requests: 1, fresh: 1, failures: 0, controls: { total: 6, ok: 6 } },
      },
    })),
  };
}

const every = (from: number, to: number): number[] =>
  Array.from({ length: (to - from) / 15 + 1 }, (_, i) => from + i * 15);
const minuteOf = (at: number | null): number | null => (at === null ? null : (at - T0) / MINUTE);

describe('hours of a history', () => {
  const place = (at: number): string => String(Math.floor((at - T0) / HOUR_MS));

  it('have the worst word of the hour, and none where nothing was measured', () => {
    const states = hourStates(
      [
        day(
          [
            [0, 'a', 'ok'],
            [70, 'a', 'blocked'],
            [100, 'a', 'ok'],
          ],
          every(0, 105),
        ),
      ],
      'a',
      place,
    );
    expect([...states]).toEqual([
      ['0', { state: 'ok', rounds: 4 }],
      ['1', { state: 'blocked', rounds: 6 }],
    ]);
    expect(hourStates([day([[0, 'a', 'ok']])], 'b', place).size).toBe(0);
  });

  it('keep the word of the round before until another is said', () => {
    const states = hourStates([day([[0, 'a', 'slow']], [0, 200])], 'a', place);
    expect([...states.keys()]).toEqual(['0', '3']);
    expect(states.get('3')?.state).toBe('slow');
  });
});

describe('past events', () => {
  it('are runs with the techniques in the order they were named', () => {
    const [event, ...more] = pastEvents([
      day(
        [
          [0, 'a', 'ok'],
          [15, 'a', 'throttled', 'policer'],
          [60, 'a', 'blocked', 'dns-removed', 'low'],
          [75, 'a', 'blocked', 'dns-removed', 'high'],
          [120, 'a', 'ok'],
        ],
        every(0, 150),
      ),
    ]);
    expect(more).toEqual([]);
    expect(event?.steps.map((s) => [s.state, s.technique, minuteOf(s.since)])).toEqual([
      ['throttled', 'policer', 15],
      ['blocked', 'dns-removed', 60],
    ]);
    expect([event?.start, event?.lastSeen, event?.end].map((at) => minuteOf(at ?? null))).toEqual([15, 105, 120]);
    expect(event?.verdict.confidence).toBe('high');
  });

  it('do not make one trouble of the line into one of every service', () => {
    const events = pastEvents([
      day([
        [0, 'a', 'own-line'],
        [0, 'b', 'own-line'],
        [0, 'line', 'own-line'],
      ]),
    ]);
    expect(events.map((e) => e.service)).toEqual(['line']);
  });

  it('hold together what comes back within the hour or goes on after a night', () => {
    const flapping: Said[] = [
      [0, 'a', 'blocked'],
      [30, 'a', 'unknown'],
      [60, 'a', 'blocked'],
    ];
    expect(pastEvents([day(flapping, every(0, 90))])).toHaveLength(1);
    const night = pastEvents([
      day(
        [
          [0, 'a', 'blocked'],
          [700, 'a', 'ok'],
        ],
        [15, 30, 600],
      ),
    ]);
    expect(night.map((e) => [minuteOf(e.lastSeen), minuteOf(e.end)])).toEqual([[600, 700]]);
    const again = pastEvents([
      day(
        [
          [0, 'a', 'blocked'],
          [30, 'a', 'ok'],
          [300, 'a', 'blocked'],
        ],
        every(0, 300),
      ),
    ]);
    expect(again.map((e) => [minuteOf(e.start), minuteOf(e.end)])).toEqual([
      [300, null],
      [0, 30],
    ]);
  });

  it('have the worst moment of all their steps', () => {
    const told = day(
      [
        [0, 'a', 'throttled', 'policer'],
        [60, 'a', 'blocked', 'reset'],
        [120, 'a', 'throttled', 'policer'],
      ],
      every(0, 150),
    );
    const worst = [3, 1, 9].map((badness, i) => ({ by: 'thin' as const, value: 1, at: T0 + i * MINUTE, badness }));
    const [a, b, c] = told.changes.map((change, i) => ({
      ...change,
      ...(worst[i] && { worst: { ...worst[i], state: change.verdict.state } }),
    }));
    const ofThem = (changes: (typeof a)[]) =>
      pastEvents([{ ...told, changes: changes.flatMap((change) => change ?? []) }])[0]?.worst;
    // Blocked is worse than any throttling.
    expect(ofThem([a, b, c])).toMatchObject({ state: 'blocked', at: T0 + MINUTE });
    expect(ofThem([a, c])).toMatchObject({ badness: 9 });
    // Of an older version's row nothing is known.
    expect(pastEvents([told])[0]).not.toHaveProperty('worst');
  });

  it('of a made past are what was put into it', async () => {
    const { store } = await filledStore();
    await judgeDays(store, SETTINGS, UNTIL, { pause: () => undefined });
    const events = pastEvents(await readJudged(store, 0, UNTIL));
    const told = events.map((e) => [e.service, e.steps.map((s) => s.technique ?? s.state).join()]);
    expect(told).toContainEqual(['line', 'own-line']);
    expect(told.find(([service]) => service === 'whatsapp')?.[1]).toMatch(/policer.*dns-removed/);
    for (const { start, lastSeen, worst } of events) {
      expect(worst?.at).toBeGreaterThanOrEqual(start);
      expect(worst?.at).toBeLessThanOrEqual(lastSeen);
    }
  });
});
