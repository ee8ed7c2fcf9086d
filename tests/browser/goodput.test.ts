/**
 * Goodput under a policer, in order and within generous bounds: the figures themselves are docs/benchmarks.md
 * (`npm run bench -- goodput`).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Session } from './session.ts';
import { type GoodputResult, measureGoodput, type Policer } from './support/goodput.ts';
import { spread } from './support/spread.ts';
import { openIdle } from './support/stored-round.ts';

const POLICERS: readonly Policer[] = [
  { kbps: 128, mode: 'hold' },
  { kbps: 128, mode: 'drop' },
  { kbps: 1000, mode: 'hold' },
];
const TRANSFERS = 2;

describe.each(BROWSERS)('%s: goodput', (browser) => {
  let session: Session;
  const results: GoodputResult[] = [];

  beforeAll(async () => {
    session = await openIdle({ browser });
    for (const policer of POLICERS) results.push(await measureGoodput(session, policer, TRANSFERS));
    for (const { policer, rates } of results) {
      const list = rates.map((r) => `${Math.round(r.said / 1000)} of ${Math.round(r.truth / 1000)}`);
      console.log(`${browser}, ${policer.kbps} kbit/s ${policer.mode}: ${list.join(', ')} kbit/s`);
    }
  }, 180_000);

  afterAll(() => session?.close());

  it('is taken of every transfer, over both protocols', () => {
    for (const { left, rates } of results) {
      expect([...left]).toEqual([]);
      expect(rates.map((r) => r.protocol).sort()).toEqual(['h1', 'h2']);
    }
  });

  it('is what the lab let through, within a tenth', () => {
    for (const { rates } of results) {
      expect(Math.abs(spread(rates.map((r) => r.said / r.truth - 1)).median)).toBeLessThan(0.1);
    }
  });

  it('tells the two rates apart', () => {
    const [slow, , fast] = results.map(({ rates }) => rates.map((r) => r.said));
    expect(Math.min(...(fast ?? []))).toBeGreaterThan(4 * Math.max(...(slow ?? [])));
  });
});
