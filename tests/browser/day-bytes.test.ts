/**
 * The bytes of the first rounds of a day at default settings: what is charged is never less than what the lab counted, and
 * nothing is asked twice at a time. The whole day is `npm run bench -- day`; the planner's day is tests/schedule/day.test.ts.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import { BROWSERS, type Session } from './session.ts';
import { type Day, type DayRound, openDay, runDay } from './support/day.ts';

/** Where a busy machine makes a service look odd a burst comes between, and is ended by the next round. */
const ROUNDS = 4;
/** Rounds of a day; a first one with transfers may cost much more than its share, and the rest of them less. */
const ROUNDS_A_DAY = 96;

describe.each(BROWSERS)('%s: bytes of a round', (browser) => {
  let session: Session;
  let day: Day;

  const later = (): DayRound[] => day.rounds.slice(1).filter((round) => round.kind === 'regular');

  beforeAll(async () => {
    session = await openDay(browser);
    day = await runDay(session, ROUNDS);
    for (const { requests, transfers, wire, charged } of day.rounds) {
      console.log(`${browser}: ${requests} requests, ${transfers} transfers: lab ${wire}, charged ${charged} bytes`);
    }
  }, 180_000);

  afterAll(() => session?.close());

  it('are counted in regular rounds that went well, the first with transfers of every service', () => {
    expect(day.rounds.flatMap((round) => round.failed)).toEqual([]);
    const [first] = day.rounds;
    expect(first?.kind).toBe('regular');
    expect(first?.transfers).toBeGreaterThanOrEqual(DEFAULT_SETTINGS.services.length);
    expect(later().length).toBeGreaterThan(0);
    for (const { transfers } of later()) expect(transfers).toBe(0);
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
    for (const { charged } of later()) {
      expect(charged).toBeLessThanOrEqual(DEFAULT_SETTINGS.budgetBytes / ROUNDS_A_DAY);
    }
  });
});
