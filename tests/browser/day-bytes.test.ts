/**
 * The bytes of the first rounds of a day at default settings: what is charged is never less than what the lab counted, and
 * nothing is asked twice at a time. The whole day is `npm run bench -- day`; the planner's day is tests/schedule/day.test.ts.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import { BROWSERS, type Session } from './session.ts';
import { type Day, openDay, runDay } from './support/day.ts';

const ROUNDS = 3;
/** Rounds of a day; a first one with transfers may cost much more than its share, and the rest of them less. */
const ROUNDS_A_DAY = 96;

describe.each(BROWSERS)('%s: bytes of a round', (browser) => {
  let session: Session;
  let day: Day;

  beforeAll(async () => {
    session = await openDay(browser);
    day = await runDay(session, ROUNDS);
    for (const { requests, transfers, wire, charged } of day.rounds) {
      console.log(`${browser}: ${requests} requests, ${transfers} transfers: lab ${wire}, charged ${charged} bytes`);
    }
  }, 180_000);

  afterAll(() => session?.close());

  it('are counted in regular rounds that went well, the first with transfers of every service', () => {
    expect(day.rounds.map((round) => round.kind)).toEqual(Array(ROUNDS).fill('regular'));
    expect(day.rounds.flatMap((round) => round.failed)).toEqual([]);
    const [first, ...rest] = day.rounds.map((round) => round.transfers);
    expect(first).toBeGreaterThanOrEqual(DEFAULT_SETTINGS.services.length);
    expect(rest).toEqual(Array(ROUNDS - 1).fill(0));
  });

  it('are charged, every one that the lab counted', () => {
    for (const { wire, charged } of day.rounds) {
      expect(wire).toBeGreaterThan(0);
      expect(charged).toBeGreaterThanOrEqual(wire);
    }
  });

  it('are charged to their day, once', () => {
    expect(day.charged).toBe(day.rounds.reduce((sum, round) => sum + round.charged, 0));
  });

  it('without transfers leave room for a whole day', () => {
    for (const { charged } of day.rounds.slice(1)) {
      expect(charged).toBeLessThanOrEqual(DEFAULT_SETTINGS.budgetBytes / ROUNDS_A_DAY);
    }
  });
});
