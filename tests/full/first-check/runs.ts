/** First checks to their end, many times over: the same verdict each time, and none of the services that are fine accused. */
import { afterAll, describe, expect, it } from 'vitest';
import { median } from '../../../src/summary/quantile.ts';
import { type FirstCheck, firstCheck, LIMIT_MS, type Way } from '../../browser/first-check/run.ts';
import { line, table } from '../../browser/first-check/table.ts';
import { BROWSERS } from '../../browser/session.ts';

export function firstChecks(scenario: string, runs: number, way: Way = {}): void {
  describe(scenario, () => {
    const all: FirstCheck[] = [];
    afterAll(() => {
      console.log(table(all));
      for (const browser of BROWSERS) {
        const own = all.filter((check) => check.browser === browser);
        const seconds = own.flatMap((check) => check.seconds ?? []);
        const [middle, most] = [median(seconds)?.toFixed(1), Math.max(0, ...seconds).toFixed(1)];
        console.log(
          `${scenario}, ${browser}: ${seconds.length} of ${own.length} right, median ${middle} s, latest ${most} s`,
        );
      }
    });

    it.each(BROWSERS)('%s: right to the end of the check, every time', async (browser) => {
      const wrong: string[] = [];
      for (let run = 0; run < runs; run++) {
        const check = await firstCheck(browser, scenario, way);
        all.push(check);
        const right = check.seconds !== null && check.seconds < LIMIT_MS / 1000;
        if (!right || check.accused.length > 0) wrong.push([line(check), ...check.accused].join(' | '));
      }
      // Never two requests to one host at a time: of that no run is forgiven.
      expect(all.filter((check) => check.browser === browser).flatMap(({ busy }) => busy)).toEqual([]);
      // The bar is 19 of 20: a busy processor looks like a slow server now and then.
      expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(Math.floor(runs / 20));
    });
  });
}
