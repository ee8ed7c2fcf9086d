/** The evaluation's own tools: troubles and detectors do what they say, intervals are right, bad options are said. */

import { describe, expect, it } from 'vitest';
import { ooniCusum, plainCusum } from '../scripts/evaluate/detectors/cusum.ts';
import { type Detector, Latched, OwnLatched } from '../scripts/evaluate/detectors/detector.ts';
import { single, threeInARow } from '../scripts/evaluate/detectors/in-a-row.ts';
import { kolmogorovSmirnov, wehe } from '../scripts/evaluate/detectors/wehe.ts';
import { fill, partOf } from '../scripts/evaluate/page/write-page.ts';
import { meanDelay, mixOf } from '../scripts/evaluate/parts/calibrate.ts';
import { Random } from '../scripts/evaluate/random.ts';
import { rateInterval, shareInterval } from '../scripts/evaluate/statistics.ts';
import { freeze } from '../scripts/evaluate/troubles/freeze.ts';
import { reset } from '../scripts/evaluate/troubles/no-answer.ts';
import { policer } from '../scripts/evaluate/troubles/policer.ts';
import { slower } from '../scripts/evaluate/troubles/slower.ts';
import type { Trouble } from '../scripts/evaluate/troubles/trouble.ts';
import { type Answer, type Ask, sampleOf } from '../scripts/evaluate/world/answer.ts';
import { main } from '../scripts/evaluate.ts';
import type { Sample } from '../src/sample.ts';
import { transferFact } from '../src/summary/timeline.ts';

const ask: Ask = { at: 0, target: 'whatsapp', targetType: 'service', kind: 'transfer', connection: 'fresh' };
const place = {
  round: 'r1',
  roundKind: 'regular',
  seq: 0,
  network: 'n',
  browser: 'chromium',
  totalMs: 12_000,
  silenceMs: 10_000,
} as const;

/** A healthy transfer at 8 Mbit/s, met by a trouble. */
function hit(trouble: Trouble, kind: Ask['kind'] = 'transfer'): Sample {
  const random = new Random('hit');
  const answer: Answer = { ttfbMs: 150, tripMs: 50, status: 200, bps: 8_000_000, variation: 0.3 };
  trouble.strike(random)(answer, { ...ask, kind });
  return sampleOf({ ...ask, kind }, answer, place, () => random.normal());
}

describe('troubles', () => {
  it('a policer holds 128 to 150 kbit/s after its burst, evenly', () => {
    const fact = transferFact(hit(policer));
    expect(fact?.end).toBe('complete');
    expect(fact?.plateauBps).toBeGreaterThan(110_000);
    expect(fact?.plateauBps).toBeLessThan(170_000);
    expect(fact?.plateauVariation).toBeLessThan(0.2);
  });

  it('a freeze stops transfers between 16 and 20 KB and leaves small requests alone', () => {
    const fact = transferFact(hit(freeze));
    expect(fact).toMatchObject({ end: 'stalled' });
    expect(fact?.bytes).toBeGreaterThanOrEqual(16_000);
    expect(fact?.bytes).toBeLessThanOrEqual(20_000);
    expect(hit(freeze, 'http')).toMatchObject({ outcome: 'ok', timings: { ttfbMs: 150 } });
  });

  it('slower multiplies the time to the first byte, a reset is a reset', () => {
    expect(hit(slower(3), 'http').timings.ttfbMs).toBe(450);
    expect(hit(reset, 'http')).toMatchObject({ outcome: 'failed', failure: 'connection_reset' });
  });
});

describe('detectors', () => {
  /** Round at which the alarm is raised, after 200 rounds as usual; 0: never in 60. */
  function raisedAt(detector: Detector, times: number): number {
    const latched = new Latched(detector);
    const random = new Random('detectors');
    const at = (i: number): number => i * 900_000;
    for (let i = 0; i < 200; i++) latched.step({ at: at(i), excess: 0.02 * random.normal(), limit: 0.4 });
    for (let i = 1; i <= 60; i++) {
      if (latched.step({ at: at(200 + i), excess: Math.log(times) + 0.02 * random.normal(), limit: 0.4 })) return i;
    }
    return 0;
  }

  it('raise their alarms where their rules say', () => {
    expect([single, threeInARow].map((d) => [raisedAt(d, 1.7), raisedAt(d, 3)])).toEqual([
      [0, 1],
      [3, 3],
    ]);
    // ln 3 / 0.35 - 1 = 2.14 a round passes 5 in the third.
    expect(raisedAt(plainCusum, 3)).toBe(3);
    // ln 3 - 0.35 = 0.75 a round passes 3.5 in the fifth.
    expect(raisedAt(ooniCusum, 3)).toBe(5);
    expect(raisedAt(wehe, 3)).toBeGreaterThan(3);
    expect(raisedAt(wehe, 3)).toBeLessThanOrEqual(24);
  });

  it('stay latched until four clean rounds', () => {
    const latched = new Latched(single);
    const said = [3, 1, 1, 1, 1].map((times, i) =>
      latched.step({ at: i * 900_000, excess: Math.log(times), limit: 0.4 }),
    );
    expect(said).toEqual([true, true, true, true, false]);
    expect(latched.episodes).toBe(1);
  });

  it('Kolmogorov and Smirnov: alike is 1, apart is 0', () => {
    const list = Array.from({ length: 40 }, (_, i) => i);
    expect(kolmogorovSmirnov(list, list)).toBe(1);
    expect(
      kolmogorovSmirnov(
        list,
        list.map((v) => v + 100),
      ),
    ).toBeLessThan(1e-6);
  });
});

describe('equal delay', () => {
  const points = [
    { parameter: 1, delay: 2 },
    { parameter: 2, delay: 6 },
    { parameter: 3, delay: 10 },
  ];
  const weights = (aimed: number) => mixOf(single, points, aimed).parts.map((p) => [p.parameter, p.weight]);

  it('is a coin between the two numbers beside it, whose mean delay is the one aimed at', () => {
    expect(weights(7)).toEqual([
      [2, 0.75],
      [3, 0.25],
    ]);
    expect(weights(6)).toEqual([[2, 1]]);
  });

  it('says where no number is as quick, or as slow', () => {
    expect(mixOf(single, points, 1)).toMatchObject({ off: 'slower', parts: [{ parameter: 1, weight: 1 }] });
    expect(mixOf(single, points, 20)).toMatchObject({ off: 'quicker', parts: [{ parameter: 3, weight: 1 }] });
  });

  it('counts a day for what was not found, and both sizes alike', () => {
    const delays = (times: number) => (times === 2 ? [4, undefined, Number.POSITIVE_INFINITY] : [3]);
    expect(meanDelay(delays, '2')).toBeCloseTo((4 + 96 + 96) / 3);
    expect(meanDelay(delays, 'both')).toBeCloseTo(((4 + 96 + 96) / 3 + 3) / 2);
  });

  it('our rule’s word is latched as the others’: a night ends no alarm', () => {
    let slow = true;
    const own = new OwnLatched(() => slow);
    const view = (hours: number, excess: number) => own.step({ at: hours * 3_600_000, excess, limit: 0.4 });
    view(0, 1);
    slow = false;
    view(8, 1);
    slow = true;
    expect(view(8.25, 1)).toBe(true);
    expect(own.episodes).toBe(1);
  });
});

describe('intervals', () => {
  it('are Clopper and Pearson’s', () => {
    expect(shareInterval(5, 10).low).toBeCloseTo(0.1871, 4);
    expect(shareInterval(5, 10).high).toBeCloseTo(0.8129, 4);
    expect(shareInterval(0, 10)).toEqual({ low: 0, high: expect.closeTo(0.3085, 4) });
    expect(shareInterval(10, 10)).toEqual({ low: expect.closeTo(0.6915, 4), high: 1 });
  });

  it('of no event in 60 weeks end at 0.05 a week', () => {
    const none = [{ events: 0, weeks: 60 }];
    expect(rateInterval(none, new Random('x'))).toEqual({ low: 0, high: expect.closeTo(0.05, 3) });
  });
});

describe('npm run evaluate', () => {
  const run = async (...args: string[]): Promise<{ status: number; said: string }> => {
    const said: string[] = [];
    const status = await main(args, (line) => said.push(line));
    return { status, said: said.join('\n') };
  };

  it('says in a sentence what it cannot do', async () => {
    expect(await run('--only', 'all')).toMatchObject({
      status: 2,
      said: expect.stringMatching(/^--only: must be one of device, /),
    });
    expect(await run('--users', 'many')).toMatchObject({
      status: 2,
      said: expect.stringMatching(/^--users: must be a whole number/),
    });
  });

  it('fills one part of the page and keeps the others', () => {
    const template = '# H\n<!-- part: a -->\n<!-- end -->\n<!-- part: b -->\n<!-- end -->\n';
    const first = fill(template, '', { a: 'one', b: 'two' });
    const second = fill(template, first, { b: 'three' });
    expect([partOf(second, 'a'), partOf(second, 'b')]).toEqual(['one', 'three']);
  });
});
