/**
 * Nothing is cut off or lies on something else, in any of our languages at 320 px (which is 1280 px at 400 %), the popup at its own
 * 360 px; every target is large enough. One browser and one page for each scene: its language is changed in place.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../scripts/browser/driver.ts';
import { WALKED } from '../../scripts/screenshots/scenes.ts';
import { changeSettings } from '../../scripts/screenshots/store.ts';
import { LANGUAGES } from '../../src/languages.ts';
import { misplaced, outOfReach, tooSmall } from './support/layout.ts';
import { startWalk, type Walk } from './support/walk-scenes.ts';

const wordsOf = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText, undefined);
const langOf = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.lang, undefined);
/** Two frames: what was laid out anew has been drawn. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
    undefined,
  );

describe('pages in all languages', () => {
  let walk: Walk;
  beforeAll(async () => {
    walk = await startWalk('chromium');
  });
  afterAll(() => walk?.close());

  it('have nothing cut, nothing overlapping and no small target', async () => {
    const bad: Record<string, string[]> = {};
    const seen = new Map<string, Set<string>>();
    await walk.through(WALKED, async (scene, page) => {
      const widths = scene.popup ? [320, 360] : [320];
      for (const { id, tag } of LANGUAGES) {
        await changeSettings(walk.hand, { language: id });
        await expect.poll(() => langOf(page), { timeout: 10_000 }).toBe(tag);
        for (const width of widths) {
          await page.resize(width, 256);
          await settled(page);
          const wrong = [...(await page.evaluate(misplaced, undefined)), ...(await page.evaluate(tooSmall, undefined))];
          if (wrong.length > 0) bad[`${scene.id}, ${id}, ${width} px`] = wrong;
        }
        if (scene.id === 'popup-troubles') {
          // As high as a browser lets a popup be.
          await page.resize(360, 600);
          await settled(page);
          const hidden = await page.evaluate(outOfReach, 'check-now');
          if (hidden) bad[`${scene.id}, ${id}, 600 px high`] = [hidden];
        }
        const words = await wordsOf(page);
        seen.set(scene.id, (seen.get(scene.id) ?? new Set()).add(words));
      }
      await changeSettings(walk.hand, { language: 'en' });
    });
    // Otherwise it has looked at one language fourteen times.
    for (const [scene, texts] of seen) expect(texts.size, scene).toBe(LANGUAGES.length);
    expect(bad).toEqual({});
  });
});
