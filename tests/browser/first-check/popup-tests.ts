/**
 * The normal case: somebody installs because a messenger is slow now. Start is pressed on the welcome page and the popup
 * says the right thing within 90 s. Two files, one for each browser, run side by side: nothing here asserts a time but that
 * one. Every scenario in both browsers, many times over, is in tests/full/first-check.
 */
import { afterAll, describe, expect, it } from 'vitest';
import type { BrowserName } from '../../../scripts/browser/find.mjs';
import { type FirstCheck, firstCheck, LIMIT_MS } from './run.ts';
import { countryOf, scenariosFor } from './scenarios.ts';
import { table } from './table.ts';

/** A verdict that stands so long, with answers still coming in, counts here; the end of the check is looked at in tests/full. */
const ENOUGH_MS = 3_000;

export function popupTests(browser: BrowserName): void {
  describe(`${browser}: the popup within 90 s of pressing start`, () => {
    const checks: FirstCheck[] = [];
    afterAll(() => console.log(table(checks)));

    it.each(scenariosFor(browser))('%s', async (scenario) => {
      const country = countryOf(scenario);
      // Healthy: to the end, since "ok" is easily said and must last.
      const enoughMs = scenario === 'healthy' ? Number.POSITIVE_INFINITY : ENOUGH_MS;
      const check = await firstCheck(browser, scenario, { country, enoughMs });
      checks.push(check);
      expect(check.seconds, JSON.stringify(check.rows)).not.toBeNull();
      expect(check.seconds).toBeLessThan(LIMIT_MS / 1000);
      expect(check.accused).toEqual([]);
      expect(check.busy).toEqual([]);
    });
  });
}
