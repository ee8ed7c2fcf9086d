/**
 * A whole day at default settings, every round of it in a real browser: what the lab counted, what was charged, what the person allowed.
 * Six minutes a browser. The first rounds are in `npm test` (tests/browser/day-bytes.test.ts), the figures in `npm run bench -- day`.
 */
import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/settings.ts';
import { BROWSERS } from '../../browser/session.ts';
import { openDay, runDay } from '../../browser/support/day.ts';

it.each(BROWSERS)(
  '%s: the bytes of a day, by the lab’s own count, are within the budget and were all charged',
  async (browser) => {
    const session = await openDay(browser);
    try {
      const { rounds, charged } = await runDay(session);
      const wire = rounds.reduce((sum, round) => sum + round.wire, 0);
      console.log(`${browser}: ${rounds.length} rounds, lab ${wire}, charged ${charged} bytes`);
      expect(rounds.flatMap((round) => round.failed)).toEqual([]);
      // A day has some 90 rounds; half of them would be no day.
      expect(rounds.length).toBeGreaterThan(60);
      expect(charged).toBeGreaterThanOrEqual(wire);
      expect(charged).toBeLessThanOrEqual(DEFAULT_SETTINGS.budgetBytes);
    } finally {
      await session.close();
    }
  },
  30 * 60_000,
);
