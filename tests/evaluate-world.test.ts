/** The simulated and the real world of the evaluation: a seed decides everything, and both are judged as the product judges. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { runTasks } from '../scripts/evaluate/crew/crew.ts';
import type { UserTask } from '../scripts/evaluate/crew/task.ts';
import { homeSeries, labelledSeries } from '../scripts/evaluate/data/series.ts';
import { outside, speedTests } from '../scripts/evaluate/data/speed-tests.ts';
import { replayReal } from '../scripts/evaluate/parts/replay-real.ts';
import { runUser, START } from '../scripts/evaluate/parts/run-user.ts';
import { Random } from '../scripts/evaluate/random.ts';
import { reset } from '../scripts/evaluate/troubles/no-answer.ts';
import { noisePool } from '../scripts/evaluate/world/noise.ts';
import { DAY_MS } from '../scripts/evaluate/world/path.ts';
import { rounds } from '../scripts/evaluate/world/rounds.ts';
import { makeUser, SERVICES } from '../scripts/evaluate/world/user.ts';
import type { Sample } from '../src/sample.ts';
import { Suspicion, suspects } from '../src/schedule/suspicion.ts';
import { DEFAULT_SETTINGS } from '../src/settings.ts';
import { KnownSamples } from '../src/summary/known-samples.ts';
import { quantile } from '../src/summary/quantile.ts';
import { SlidingQuantiles } from '../src/summary/sliding-quantiles.ts';
import { judge, judgeKnown } from '../src/verdict/judge.ts';

const folder = mkdtempSync(join(tmpdir(), 'tailback-evaluate-'));
const outer = process.env.TAILBACK_DATA;
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  if (outer === undefined) delete process.env.TAILBACK_DATA;
  else process.env.TAILBACK_DATA = outer;
});

/** Made-up noise: these tests need no data. */
function pool() {
  process.env.TAILBACK_DATA = join(folder, 'nowhere');
  return noisePool('judge');
}

describe('the simulated world', () => {
  const user = (seed: string) => makeUser(seed, pool(), { from: START, to: START + 3 * DAY_MS });
  const samplesOf = (seed: string): Sample[] =>
    [...rounds(user(seed), { from: START, to: START + 3 * DAY_MS })].flatMap((r) => r.samples);

  it('is the same for the same seed, and another for another', () => {
    expect(samplesOf('a')).toEqual(samplesOf('a'));
    expect(samplesOf('a')).not.toEqual(samplesOf('b'));
  });

  it('suspects round by round what the schedule suspects of a day', () => {
    for (const seed of ['a', 'b']) {
      const known: Sample[] = [];
      const suspicion = new Suspicion();
      for (const round of rounds(user(seed), { from: START, to: START + 2 * DAY_MS })) {
        known.push(...round.samples);
        const from = (round.samples[0]?.at ?? 0) - DAY_MS;
        const expected = suspects(
          known.filter((s) => s.at >= from),
          round.id,
        );
        expect(suspicion.round(round.samples).toSorted()).toEqual(expected.toSorted());
      }
    }
  });

  it('is judged in steps as it is judged at once', () => {
    const settings = { ...DEFAULT_SETTINGS, services: SERVICES, consentedAt: START };
    const all: Sample[] = [];
    const known = new KnownSamples();
    let turn = 0;
    for (const { samples, end } of rounds(user('hops'), { from: START, to: START + 3 * DAY_MS })) {
      // Another network now and then: the base of comparison changes with it.
      const here = samples.map((s) => ({ ...s, network: turn % 90 < 20 ? 'cafe' : s.network }));
      all.push(...here);
      known.add(here);
      if (turn++ % 9 === 0)
        expect(judgeKnown(known, { settings, now: end })).toEqual(judge({ samples: all, settings, now: end }));
    }
  });

  it('a run by seed gives the same record, and finds a reset at once', () => {
    const plan = { seed: 'user', pool: pool(), weeks: 0, trouble: reset };
    const record = runUser(plan);
    expect(runUser(plan)).toEqual(record);
    expect(record.trouble).toMatchObject({ id: 'reset', said: 'network', techniques: ['reset'] });
    expect(record.trouble?.rounds).toBeLessThanOrEqual(3);
  });
});

describe('a crew', () => {
  it('brings the same records in the same order, in this process and in two others', async () => {
    process.env.TAILBACK_DATA = join(folder, 'nowhere');
    const tasks = ['reset', 'silence', 'slower-10'].map((trouble, i): UserTask => {
      const detectors = [['three-in-a-row', 3]] as const;
      return { seed: `crew/${i}`, part: 'judge', weeks: 0, trouble, detectors };
    });
    const done: number[] = [];
    const alone = await runTasks(tasks, undefined, 0);
    expect(alone.map((r) => r.trouble?.id)).toEqual(tasks.map((t) => t.trouble));
    expect(await runTasks(tasks, (n) => done.push(n), 2)).toEqual(alone);
    expect(done).toEqual([1, 2, 3]);
    // Stopped softly: what was begun is there, and nothing else.
    for (const workers of [0, 1]) {
      const stop = new AbortController();
      expect(await runTasks(tasks, () => stop.abort(), workers, stop.signal)).toEqual(alone.slice(0, 1));
    }
  });
});

describe('order statistics under a window', () => {
  it('are those of the plain ones', () => {
    const random = new Random('window');
    const values = Array.from({ length: 400 }, () => ({ value: random.index(50) }));
    const sliding = new SlidingQuantiles();
    for (let to = 0; to <= values.length; to += random.index(4)) {
      const from = Math.max(0, to - 60 - random.index(9));
      sliding.move(values, from, to);
      const plain = values.slice(from, to).map((v) => v.value);
      for (const p of [0.01, 0.5, 0.975, 1]) expect(sliding.quantile(p)).toBe(quantile(plain, p));
    }
  });
});

describe('real data', () => {
  it('are read in all their ways of writing and parted by trace, date and month', () => {
    process.env.TAILBACK_DATA = folder;
    const put = (set: string, name: string, text: string): void => {
      mkdirSync(join(folder, set), { recursive: true });
      writeFileSync(join(folder, set, name), text);
    };
    put('rtt-labelled', '1.csv', 'epoch;rtt;cp\n14/11/2016 23:55;163.4;0\n14/11/2016 23:59;-1;1\n');
    put('rtt-labelled', '2.csv', 'epoch;rtt;cp\n2016-11-19 23:59:28;10;0\n');
    put(
      'home-line',
      'home.csv',
      'time,google_rtt_max_ms,dns_query_avg_ms\n2021-06-30 18:50:28.26+00:00,12.5,1\n2021-06-30 18:55:27.57+00:00,,1\n2021-06-30 19:05:28+00:00,8,1\n2021-06-30 19:10:28+00:00,9,1\n',
    );
    const head =
      'datetime_rounded,anonymized_ip,subnet,asn,as_country,as_organization,as_organization_iden,version,test_result,control_result,control_taco_result';
    const row = (ip: string, country: string, name: string): string =>
      `2021-03-24 00:25:00 UTC,${ip},${ip}/24,1,${country},${name},X,4,106.92,1320.42,1121.91`;
    put(
      'twitter-throttling-2021',
      '2021-03-24.csv',
      `${head}\n${row('77.41.190.0', 'RU', '"A ""B"", C"')}\n${row('2002:4e8b::', 'US', 'Relay')}\n`,
    );
    put('twitter-throttling-2021', '2021-04-01.csv', `${head}\n${row('8.8.8.0', 'US', 'Home')}\n`);
    const [first, second] = labelledSeries();
    expect(first).toMatchObject({ part: 'choose', start: Date.UTC(2016, 10, 14, 23, 55), changes: [1] });
    expect([...(first?.values ?? [])]).toEqual([163.4, Number.NaN]);
    expect(second).toMatchObject({ part: 'judge', start: Date.UTC(2016, 10, 19, 23, 59, 28) });
    expect(homeSeries().map((s) => [s.part, [...s.values]])).toEqual([
      ['choose', [12.5, Number.NaN]],
      ['judge', [Number.NaN, 8, 9]],
    ]);
    expect(speedTests().map((t) => [t.part, t.organization, outside(t)])).toEqual([
      ['choose', 'A B, C', false],
      ['choose', 'Relay', false],
      ['judge', 'Home', true],
    ]);
  });

  it('a path that becomes three times slower is said within five rounds, and one that does not is not', () => {
    const random = new Random('path');
    const values = Float64Array.from({ length: 360 * 8 }, () => 100 * Math.exp(0.03 * random.normal()));
    const series = {
      name: 'p',
      set: 'rtt-labelled',
      stepMs: 240_000,
      start: START,
      values,
      changes: [],
      part: 'judge',
    } as const;
    expect(replayReal(series)).toMatchObject({ episodes: [], alarms: { ours: 0 } });
    const slowed = replayReal(series, { from: 360 * 7, times: 3 });
    expect(slowed.episodes).toMatchObject([{ state: 'slow', rule: 'slower-than-usual' }]);
    expect(slowed.delays.ours).toBeLessThanOrEqual(5);
  });
});
