/** Nothing that axe-core can find keeps anybody out of any page: both browsers, light and dark, left-to-right and right-to-left. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WALKED } from '../../scripts/screenshots/scenes.ts';
import { changeSettings } from '../../scripts/screenshots/store.ts';
import { BROWSERS } from './session.ts';
import { AXE_SOURCE, violations } from './support/axe.ts';
import { startWalk, type Walk } from './support/walk-scenes.ts';

const GUISES = [
  { scheme: 'light', language: 'en', dir: 'ltr' },
  { scheme: 'dark', language: 'fa', dir: 'rtl' },
] as const;

describe.each(BROWSERS)('in %s', (browser) => {
  let walk: Walk;
  beforeAll(async () => {
    walk = await startWalk(browser);
  });
  afterAll(() => walk?.close());

  it('axe finds nothing on any page in any state', async () => {
    const bad: Record<string, string[]> = {};
    await walk.through(WALKED, async (scene, page) => {
      await page.inject(AXE_SOURCE);
      for (const { scheme, language, dir } of GUISES) {
        await page.emulate({ scheme });
        await changeSettings(walk.hand, { language });
        await expect
          .poll(() => page.evaluate(() => document.documentElement.dir, undefined), { timeout: 10_000 })
          .toBe(dir);
        const { found, passed } = await page.evaluate(violations, undefined);
        expect(passed, `${scene.id}: axe looked at nothing`).toBeGreaterThan(5);
        if (found.length > 0) bad[`${scene.id}, ${scheme}, ${language}`] = found;
      }
      await changeSettings(walk.hand, { language: 'en' });
    });
    expect(bad).toEqual({});
  });
});
