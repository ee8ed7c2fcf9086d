/**
 * The background killed 20 times in mid-round: every request that ended is stored once, and the round is carried to its
 * end. In Firefox requests die with their page and are made again; how many is printed.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, type Session } from './session.ts';
import { type KillCount, killAndCount } from './support/killing.ts';
import { openIdle } from './support/stored-round.ts';

const KILLS = 20;

describe.each(BROWSERS)('%s, killed 20 times in one round', (browser) => {
  let session: Session;
  let count: KillCount;

  beforeAll(async () => {
    session = await openIdle({ browser });
    count = await killAndCount(session, KILLS);
    const { samples, unstored, unseen, ...numbers } = count;
    const lost = unstored.length + unseen.length;
    console.log(`${browser}: ${JSON.stringify({ ...numbers, samples: samples.length, lost })}`);
  }, 180_000);

  afterAll(() => session?.close());

  it('was really killed, each time with requests on their way', () => {
    expect(count.backgrounds).toBe(KILLS + 1);
    expect(count.inFlight).toBe(KILLS);
  });

  it('stores each request of the round once, and none that was not made', () => {
    expect(new Set(count.samples.map((sample) => sample.id)).size).toBe(count.samples.length);
    expect(count.samples.length).toBe(count.steps);
    expect(count.unstored).toEqual([]);
    expect(count.unseen).toEqual([]);
  });

  it('calls none of them failed: the lab answered all', () => {
    expect(count.samples.filter((sample) => sample.outcome !== 'ok').map((sample) => sample.id)).toEqual([]);
  });

  it('charges each of them to the day once', () => {
    expect(count.charged).toBe(count.cost);
  });

  it('makes no request twice but those that died with their page', () => {
    // Four at most are on their way when the event page goes (schedule/limits.ts).
    expect(count.repeated).toBeLessThanOrEqual(browser === 'chromium' ? 0 : 4 * KILLS);
    expect(count.requests).toBe(count.steps + count.repeated);
  });
});
