/** The replay of the speed tests of 2021: its counting on made tables, and the page's figures where the real set is there. */
import { describe, expect, it } from 'vitest';
import { areaBelow } from '../scripts/evaluate/crowd/auc.ts';
import { EVENT_KINDS, events } from '../scripts/evaluate/crowd/events.ts';
import { crowd, realCrowd } from '../scripts/evaluate/crowd/part.ts';
import { poisoning } from '../scripts/evaluate/crowd/poisoning.ts';
import { networksFor } from '../scripts/evaluate/crowd/power.ts';
import { alarmAt, choose, firstTests, judgeProviders } from '../scripts/evaluate/crowd/replay-tests.ts';
import { dataFolder } from '../scripts/evaluate/data/find-data.ts';
import type { SpeedTest } from '../scripts/evaluate/data/speed-tests.ts';
import { crowdPage } from '../scripts/evaluate/page/crowd-page.ts';

function test(i: number, spec: Partial<SpeedTest>): SpeedTest {
  const slow = spec.serviceBps ?? 9_000_000;
  const network = `10.0.${i}.0`;
  const at = Date.UTC(2021, 3, 1) + i * 300_000;
  const by = { organization: 'Some Line', country: 'DE', asn: 64_500, part: 'judge' } as const;
  return { date: '2021-04-01', at, network, controlBps: 10_000_000, ...by, ...spec, serviceBps: slow };
}
const many = (n: number, spec: Partial<SpeedTest>): SpeedTest[] => Array.from({ length: n }, (_, i) => test(i, spec));
const MOBILE = { organization: 'T2 Mobile LLC', country: 'RU', asn: 64_600, serviceBps: 120_000 };

const SMALL = { worlds: 1, days: 2, runs: 1, events: 1, cells: 50 };

describe('the area under the curve', () => {
  it('is the chance that a positive lies below a negative, ties half', () => {
    expect(areaBelow([1, 2], [3, 4])).toBe(1);
    expect(areaBelow([3, 4], [1, 2])).toBe(0);
    expect(areaBelow([1, 3], [2, 3])).toBe(0.625);
  });
});

describe('the replay of speed tests', () => {
  const chosen = { cut: 0.25, usual: 0.08, evidence: 100, youden: 1 };

  it('counts a network once, however often it is tested', () => {
    const tests = [...many(6, MOBILE), ...many(6, MOBILE)];
    expect(firstTests(tests)).toHaveLength(6);
    expect(alarmAt(firstTests(many(4, MOBILE)), chosen)).toBeUndefined();
    expect(alarmAt(firstTests(many(6, MOBILE)), chosen)).toBe(5);
  });

  it('chooses a cut between the throttled and the others, and evidence at which nobody abroad alarms', () => {
    const { cut, usual, evidence } = choose([...many(40, {}), ...many(12, MOBILE)]);
    expect(cut).toBeLessThanOrEqual(0.5);
    expect(usual).toBeGreaterThanOrEqual(0.08);
    expect(evidence).toBe(20);
  });

  it('flags only whom the votes of other dates would flag', () => {
    const tests = [...many(8, MOBILE), ...many(8, {})];
    const judged = judgeProviders(tests, () => chosen, 5);
    expect(judged.map((p) => [p.asn, p.alarm])).toEqual([
      [64_600, 5],
      [64_500, undefined],
    ]);
  });

  it.skipIf(dataFolder() === undefined)('holds what the page says of the real set', () => {
    const real = realCrowd('test');
    expect(real?.abroad.length).toBeGreaterThanOrEqual(31);
    expect(real?.abroad.filter((p) => p.alarm !== undefined)).toEqual([]);
    expect(real?.mobile.filter((p) => p.alarm !== undefined && p.alarm <= 8).length).toBeGreaterThanOrEqual(11);
    expect(real?.auc.whole).toBeGreaterThanOrEqual(0.91);
  });
});

describe('simulated crowds', () => {
  it('show an event once, within the hours that closing a cell takes', () => {
    const [provider] = EVENT_KINDS;
    if (!provider) throw new Error('There is no kind of event.');
    const { events: count, missed, alerts, toLog } = events(provider, 'test', { ...SMALL, events: 3 });
    expect([count, missed, alerts]).toEqual([3, 0, 3]);
    for (const minutes of toLog) expect(minutes).toBeGreaterThan(75);
  });

  it('let attackers move the published share by no more than their part', () => {
    for (const p of poisoning('test', 200)) if (p.published > 0) expect(p.error).toBeLessThanOrEqual(p.bound + 2);
  });

  it('need the networks that were computed', () => {
    expect(networksFor(0.94, 100)).toBe(5);
    expect(networksFor(0.7, 1e3)).toBeGreaterThan(networksFor(0.94, 1e3));
  });

  it('fill the page, whatever was found', () => {
    const { text, plots } = crowdPage(crowd('test', SMALL, () => {}));
    expect(text).toContain('| false discovery rate under correlated nulls |');
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
    expect(Object.keys(plots)).toEqual(['crowd-delay.svg']);
  });
});
