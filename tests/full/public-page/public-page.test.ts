/** Every page of the public site in every language, by axe-core and for its layout, light and dark, in both browsers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/languages.ts';
import { BROWSERS } from '../../browser/session.ts';
import { TABLES, TEXTS, wrongWith } from '../../browser/support/public-page.ts';
import { type ServedSite, serveSite } from '../../browser/support/serve-site.ts';
import { startWalk, type Walk } from '../../browser/support/walk-scenes.ts';
import { madeSite } from '../../collector/page/made-site.ts';

describe.each(BROWSERS)('in %s', (browser) => {
  let site: ServedSite;
  let walk: Walk;
  beforeAll(async () => {
    [site, walk] = await Promise.all([serveSite(madeSite()), startWalk(browser)]);
  });
  afterAll(async () => {
    await walk?.close();
    site?.stop();
  });

  it.each(LANGUAGES)('$id: nothing is cut, and axe finds nothing', async (language) => {
    const bad: Record<string, string[]> = {};
    for (const [i, path] of [...TABLES, ...TEXTS].entries()) {
      const scheme = i % 2 === 0 ? 'light' : 'dark';
      const wrong = await wrongWith(walk.driver, site.url, language, path, scheme);
      if (wrong.length > 0) bad[`${path}, ${scheme}`] = wrong;
    }
    expect(bad).toEqual({});
  });
});
