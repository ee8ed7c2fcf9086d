/**
 * Nothing that axe-core can find keeps anybody out of any page: both browsers, light and dark, left-to-right and right-to-left, each with
 * each. The text of the other direction is another language's, and wider or narrower on the same ground.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WALKED } from '../../scripts/screenshots/scenes.ts';
import { changeSettings } from '../../scripts/screenshots/store.ts';
import { BROWSERS } from './session.ts';
import { AXE_SOURCE, violations } from './support/axe.ts';
import { startWalk, type Walk } from './support/walk-scenes.ts';

/** The language changes only once a scene, since the page is told of it through the store. */
const GUISES = [
  { scheme: 'light', language: 'en', dir: 'ltr' },
  { scheme: 'dark', language: 'en', dir: 'ltr' },
  { scheme: 'dark', language: 'fa', dir: 'rtl' },
  { scheme: 'light', language: 'fa', dir: 'rtl' },
] as const;

describe.each(BROWSERS)('in %s', (browser) => {
  let walk: Walk;
  beforeAll(async () => {
    walk = await startWalk(browser);
  });
  afterAll(() => walk?.close());

  // Each for itself: all of them in one test take minutes on a busy machine.
  it.each(WALKED.map((scene) => [scene.id, scene] as const))(
    'axe finds nothing: %s',
    async (_, scene) => {
      const bad: Record<string, string[]> = {};
      await walk.through([scene], async (_scene, page) => {
        await page.inject(AXE_SOURCE);
        for (const { scheme, language, dir } of GUISES) {
          await page.emulate({ scheme });
          await changeSettings(walk.hand, { language });
          await expect
            .poll(() => page.evaluate(() => document.documentElement.dir, undefined), { timeout: 10_000 })
            .toBe(dir);
          const { found, passed } = await page.evaluate(violations, undefined);
          expect(passed, 'axe looked at nothing').toBeGreaterThan(5);
          if (found.length > 0) bad[`${scheme}, ${language}`] = found;
        }
        await changeSettings(walk.hand, { language: 'en' });
      });
      expect(bad).toEqual({});
      // The whole dashboard four times over: two minutes in Firefox while the machine has other work.
    },
    400_000,
  );
});
