/**
 * Bounds that no story stands close to: a case just below and one just above each, so that no bound can be doubled or halved
 * unseen. The cases are written in numbers of their own: read from the thresholds they would move along with them.
 */
import { describe, expect, it } from 'vitest';
import { policer } from '../../src/verdict/rules/policer.ts';
import { reset } from '../../src/verdict/rules/reset.ts';
import { silence } from '../../src/verdict/rules/silence.ts';
import { slowAnswers } from '../../src/verdict/rules/slow-answers.ts';
import { websocketStall } from '../../src/verdict/rules/websocket-stall.ts';
import { comparedTransfers } from '../../src/verdict/transfers.ts';
import * as c from '../stories/builder/changes.ts';
import { always, type Change, healthy, type Scene } from '../stories/builder/scene.ts';
import { contextOf, lossy, unheard } from './scene-context.ts';

const blocked = { state: 'blocked' };
const throttled = { state: 'throttled' };

describe('requests', () => {
  it('socketFailures: after a WebSocket has opened, two silent ones are few and three are not', () => {
    const chat = (silent: number): Scene => ({
      rounds: silent + 1,
      service: { web: healthy, chat: (r) => (r === 0 ? {} : c.SILENT) },
    });
    expect(websocketStall.judge(contextOf(chat(2)))).toBeNull();
    expect(websocketStall.judge(contextOf(chat(3)))).toMatchObject(blocked);
  });

  it('wholeRound: two requests of one round are a moment, three are not', () => {
    const round = (again: Change): Scene => ({
      rounds: 1,
      service: { web: always(c.SILENT), object: always(c.SILENT), again: always(again) },
    });
    expect(silence.judge(contextOf({ rounds: 1 }, round(null)))).toBeNull();
    expect(silence.judge(contextOf({ rounds: 1 }, round(c.SILENT)))).toMatchObject(blocked);
  });

  it('sameTimeMs: controls asked four minutes after a failure speak for its moment, seven minutes after do not', () => {
    const resets = (every: number): Scene[] => {
      const service = { web: always(c.RESET), object: always(null) };
      const round: Scene = { rounds: 1, every: 10_000, service, ...unheard };
      return [round, { ...round, every }, { rounds: 1, service: { web: always(null), object: always(null) } }];
    };
    expect(reset.judge(contextOf(...resets(4 * 60_000)))).toMatchObject(blocked);
    expect(reset.judge(contextOf(...resets(7 * 60_000)))).toBeNull();
  });

  it('lossOdds: four silent requests beside two of 30 lost are unlikely enough, beside two of 25 they are not', () => {
    // (3/32)^4 = 0.8e-4 and (3/27)^4 = 1.5e-4.
    const silent: Scene = { service: { web: (r) => (r === 0 ? {} : c.SILENT), object: always(null) }, ...lossy };
    expect(silence.judge(contextOf(silent))).toMatchObject(blocked);
    const fewer = { ...silent, controls: { ...silent.controls, c4: always(null) } };
    expect(silence.judge(contextOf(fewer))).toBeNull();
  });

  it('slowRatio: answers 2.9 times as late as the controls’ are not slow without a history, 3.1 times are', () => {
    const late = c.phases(45, 50, 293);
    const scene = (waitingMs: number): Scene => ({
      service: { web: always(c.phases(45, 50, waitingMs)) },
      controls: { c1: always(late), c2: always(late), c3: always(late), c4: always(late) },
    });
    expect(slowAnswers.judge(contextOf(scene(1_053)))).toBeNull();
    expect(slowAnswers.judge(contextOf(scene(1_133)))).toMatchObject({ state: 'slow' });
  });
});

describe('transfers', () => {
  const object = (change: Change, more: Scene = {}): Scene => ({
    service: { object: always(change) },
    every: 200_000,
    ...more,
  });

  it('slowStartTrips: a transfer of nearly eight round trips may be slow start, one of more is not', () => {
    // 64 KB at 650 kbit/s take 807 ms.
    expect(policer.judge(contextOf(object(c.overTrips(650, 105))))).toBeNull();
    expect(policer.judge(contextOf(object(c.overTrips(650, 95))))).toMatchObject(throttled);
  });

  it('throttledAtMostBps: a steady 1.9 Mbit/s beside far faster controls is slow, 2.1 Mbit/s is not', () => {
    const beside = { controlTransfer: always(c.paced(20_000)) };
    expect(policer.judge(contextOf(object(c.overTrips(1_900, 20), beside)))).toMatchObject(throttled);
    expect(policer.judge(contextOf(object(c.overTrips(2_100, 20), beside)))).toBeNull();
  });

  it('plateauVariation: a rate that varies by less than a fifth is held, by a little more it is not', () => {
    const uneven = (by: number): Scene =>
      object(c.pieces([...new Array<number>(9).fill(200), ...new Array<number>(9).fill(200 * by)]));
    const variations = (scene: Scene) =>
      comparedTransfers(contextOf(scene).facts, contextOf(scene).line).map(({ fact }) => fact.plateauVariation ?? 0);
    const [even, odd] = [uneven(1.4), uneven(1.8)];
    for (const variation of variations(even)) {
      expect(variation).toBeGreaterThan(0.1);
      expect(variation).toBeLessThan(0.2);
    }
    for (const variation of variations(odd)) {
      expect(variation).toBeGreaterThan(0.2);
      expect(variation).toBeLessThan(0.4);
    }
    expect(policer.judge(contextOf(even))).toMatchObject(throttled);
    expect(policer.judge(contextOf(odd))).toBeNull();
  });
});
