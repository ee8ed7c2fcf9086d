/** One page of the public site at 320 px in a real browser: sentences of what is wrong with it, none where all is well. */
import { expect } from 'vitest';
import { folderOf } from '../../../collector/page/layout.ts';
import type { Driver } from '../../../scripts/browser/driver.ts';
import { ENGLISH, type Language } from '../../../src/languages.ts';
import { AXE_SOURCE, violations } from './axe.ts';
import { misplaced, tooSmall } from './layout.ts';

export const TABLES = ['index.html', 'country/RU.html'];
/** The last one is of a country of which nothing is shown. */
export const TEXTS = ['events.html', 'how.html', 'help.html', 'data.html', 'country/TV.html'];

/** @param axe ask axe-core too, which takes its time, in this colour scheme */
export async function wrongWith(
  driver: Driver,
  site: string,
  language: Language,
  path: string,
  axe?: 'light' | 'dark',
): Promise<string[]> {
  // English stays where it is asked for: the mark of its link.
  const page = await driver.openAt(`${site}${folderOf(language)}${path}#${ENGLISH.tag}`);
  await page.resize(320, 600);
  const { lang, dir } = await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const { lang, dir } = document.documentElement;
    return { lang, dir };
  }, undefined);
  expect([lang, dir]).toEqual([language.tag, language.dir]);
  const wrong = [...(await page.evaluate(misplaced, undefined)), ...(await page.evaluate(tooSmall, undefined))];
  if (axe) {
    await page.emulate({ scheme: axe });
    await page.inject(AXE_SOURCE);
    const { found, passed } = await page.evaluate(violations, undefined);
    expect(passed, `${path}: axe looked at nothing`).toBeGreaterThan(5);
    wrong.push(...found);
  }
  await page.close();
  return wrong;
}
