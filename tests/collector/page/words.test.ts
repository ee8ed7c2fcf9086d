/** The public page's fourteen catalogues: the same sentences with the same placeholders and every plural form; all pages come out of each. */
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../../collector/page/layout.ts';
import { sitePages } from '../../../collector/page/site-pages.ts';
import { PAGE_LANGUAGES, readWords, Words } from '../../../collector/page/words.ts';
import { ENGLISH, LANGUAGES, type Language } from '../../../src/languages.ts';
import { emptySite, madeSite } from './made-site.ts';

const english = readWords(ENGLISH);
const stems = Object.keys(english).flatMap((key) => /^(.*)_other$/.exec(key)?.[1] ?? []);
const forms = (tag: string): string[] => new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
const placeholders = (text = ''): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();

function neededKeys({ tag }: Language): string[] {
  const counted = new Set(stems.flatMap((stem) => forms('en').map((form) => `${stem}_${form}`)));
  const plain = Object.keys(english).filter((key) => !counted.has(key));
  return [...plain, ...stems.flatMap((stem) => forms(tag).map((form) => `${stem}_${form}`))].sort();
}

/** Of a plural the general form, which has every value in it. */
const sourceOf = (key: string): string | undefined => {
  const stem = stems.find(
    (one) => /^_(zero|one|two|few|many|other)$/.test(key.replace(one, '')) && key.startsWith(one),
  );
  return english[stem === undefined ? key : `${stem}_other`];
};

it('speaks every language that the extension speaks', () => {
  expect(PAGE_LANGUAGES.map(({ id }) => id)).toEqual(LANGUAGES.map(({ id }) => id));
});

describe.each(PAGE_LANGUAGES)('$id', (language) => {
  const words = readWords(language);

  it('has each sentence, each plural form and each placeholder, and nothing more', () => {
    expect(Object.keys(words).sort()).toEqual(neededKeys(language));
    for (const [key, text] of Object.entries(words)) {
      expect(text.trim(), key).not.toBe('');
      expect(placeholders(text), key).toEqual(placeholders(sourceOf(key)));
    }
  });

  it('is a translation and not the English', () => {
    if (language.id === ENGLISH.id) return;
    const same = Object.entries(words).filter(([key, text]) => text.length > 12 && text === english[key]);
    expect(same).toEqual([]);
  });

  it.each([
    ['with figures', madeSite()],
    ['before the first hour', emptySite()],
  ])('is written whole: %s', (_, site) => {
    const folder = folderOf(language);
    const others = PAGE_LANGUAGES.map(folderOf).filter((other) => other !== '');
    const all = [...sitePages(site)];
    const pages = all.filter(([path]) =>
      folder === '' ? !others.some((other) => path.startsWith(other)) : path.startsWith(folder),
    );
    expect(pages.length).toBeGreaterThanOrEqual(5);
    const paths = new Set(all.map(([path]) => path));
    for (const [path, text] of pages) {
      expect(text).toContain(`<html lang="${language.tag}" dir="${language.dir}">`);
      expect(text, path).not.toMatch(/\{\w+\}|undefined|NaN/);
      for (const [, href = ''] of text.matchAll(/href="([^"#]*\.html)/g)) {
        const target = new URL(href, `http://page.test/${path}`).pathname.slice(1);
        expect(paths.has(target), `${path} leads to ${target}`).toBe(true);
      }
    }
  });
});

it('counts as the language does', () => {
  const russian = new Words(LANGUAGES.find(({ id }) => id === 'ru'));
  expect(russian.counted('in_hours', 1).text).toBe('за 1 час');
  expect(russian.counted('in_hours', 24).text).toBe('за 24 часа');
  expect(russian.counted('in_hours', 6).text).toBe('за 6 часов');
});

it('a name of a provider stays text, whatever is in it', () => {
  const site = { ...madeSite(), nameOf: () => '<b onclick="x">&' };
  for (const [path, text] of sitePages(site)) expect(text, path).not.toContain('<b onclick');
});
