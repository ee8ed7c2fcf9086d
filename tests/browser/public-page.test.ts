/**
 * The collector's public page in Chromium: nothing cut in any language, and nothing that axe-core finds in both directions. Every
 * page in every language, in Firefox too, is looked at by tests/full/public-page.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/languages.ts';
import { madeSite } from '../collector/page/made-site.ts';
import { TABLES, wrongWith } from './support/public-page.ts';
import { type ServedSite, serveSite } from './support/serve-site.ts';
import { startWalk, type Walk } from './support/walk-scenes.ts';

/** Both directions and both colour schemes. */
const WITH_AXE: Readonly<Record<string, 'light' | 'dark'>> = { en: 'light', fa: 'dark' };

let site: ServedSite;
let walk: Walk;
beforeAll(async () => {
  [site, walk] = await Promise.all([serveSite(madeSite()), startWalk('chromium')]);
});
afterAll(async () => {
  await walk?.close();
  site?.stop();
});

it('the tables lie as they should, and axe finds nothing', async () => {
  const bad: Record<string, string[]> = {};
  for (const language of LANGUAGES) {
    const axe = WITH_AXE[language.id];
    for (const path of axe ? TABLES : ['country/RU.html']) {
      const wrong = await wrongWith(walk.driver, site.url, language, path, axe);
      if (wrong.length > 0) bad[`${language.id} ${path}`] = wrong;
    }
  }
  expect(bad).toEqual({});
});
