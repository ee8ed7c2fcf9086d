/**
 * The fourteen languages: every sentence is there, with the same placeholders, and with each plural form that the language
 * has; tests/browser/layout.test.ts sees to it that they fit. The English catalogue itself is held against the code in tests/ui/words.test.ts.
 */
import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { formatValue, onCanvas } from '../extension/dashboard/chart/axes.ts';
import { formatNumber, inSentence, plural, t, useWords, verdictTable } from '../extension/i18n.ts';
import { loadLanguage } from '../extension/load-words.ts';
import { evidenceRows } from '../extension/ui/evidence-rows.ts';
import {
  completeWords,
  messagesFile,
  pageWords,
  verdictFile,
  verdictWords,
  wordFiles,
} from '../scripts/words-assets.ts';
import { LANGUAGES, type Language, languageFor } from '../src/languages.ts';
import type { Verdict } from '../src/verdict/verdict.ts';
import { FILES } from './structure/source.ts';

const english = { pages: pageWords('en'), verdicts: verdictWords('en') };
const stems = Object.keys(english.pages).flatMap((key) => /^(.*)_other$/.exec(key)?.[1] ?? []);
const written = LANGUAGES.filter(({ id }) => id !== 'en' && existsSync(messagesFile(id)));
const categories = (tag: string): string[] => new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
const placeholders = (text: string): string[] => [...new Set(text.match(/\$[1-9]|\{\w+\}/g))].sort();

/** The keys that a language needs: for a stem one per category of its own. */
function neededKeys({ tag }: Language): string[] {
  const forms = new Set(stems.flatMap((stem) => categories('en').map((category) => `${stem}_${category}`)));
  const plain = Object.keys(english.pages).filter((key) => !forms.has(key));
  return [...plain, ...stems.flatMap((stem) => categories(tag).map((category) => `${stem}_${category}`))].sort();
}

const formOf = (key: string): string | undefined => /_(zero|one|two|few|many|other)$/.exec(key)?.[1];
const stemOf = (key: string): string | undefined =>
  stems.find((stem) => formOf(key) && key === `${stem}_${formOf(key)}`);

/** The English text that a key translates: of a plural the general form, which has every value in it. */
const sourceOf = (key: string): string => english.pages[stemOf(key) ? `${stemOf(key)}_other` : key] ?? '';

/** "One more service" needs no digit; a form that stands for many numbers does: Russian "one" is 21 as well. */
function mayOmitCount(key: string, { tag }: Language): boolean {
  if (!stemOf(key)) return false;
  const rules = new Intl.PluralRules(tag);
  return Array.from({ length: 200 }, (_, n) => rules.select(n)).filter((form) => form === formOf(key)).length <= 2;
}

describe('English', () => {
  it('has a description that the Chrome Web Store takes: 132 characters', () => {
    expect([...(english.pages.description ?? '')].length).toBeLessThanOrEqual(132);
  });

  it('has every form of a plural, and no other key that looks like one', () => {
    for (const stem of stems)
      for (const form of categories('en')) expect(english.pages).toHaveProperty(`${stem}_${form}`);
    const odd = stems
      .flatMap((stem) => ['zero', 'two', 'few', 'many'].map((form) => `${stem}_${form}`))
      .filter((key) => key in english.pages);
    expect(odd).toEqual([]);
  });
});

describe.each(written.map((language) => [language.id, language] as const))('%s', (id, language) => {
  const pages = pageWords(id);
  const verdicts = verdictWords(id);

  it('has every key, and no key more', () => {
    expect(Object.keys(pages).sort()).toEqual(neededKeys(language));
    expect(Object.keys(verdicts).sort()).toEqual(Object.keys(english.verdicts).sort());
  });

  it('keeps the placeholders of the English sentence', () => {
    for (const [key, text] of Object.entries(pages)) {
      const wanted = placeholders(sourceOf(key));
      const left = mayOmitCount(key, language) ? wanted.filter((p) => p !== '$1') : wanted;
      expect(wanted, key).toEqual(expect.arrayContaining(placeholders(text)));
      expect(placeholders(text), key).toEqual(expect.arrayContaining(left));
    }
    for (const [key, text] of Object.entries(verdicts))
      expect(placeholders(text), key).toEqual(placeholders(english.verdicts[key] ?? ''));
  });

  it('leaves no sentence empty or with stray space', () => {
    for (const [key, text] of Object.entries({ ...pages, ...verdicts })) expect(text, key).toMatch(/^\S(.*\S)?$/s);
  });

  it('names itself within the limits of the stores', () => {
    // Chrome Web Store: 75 characters for the name, 132 for the description.
    expect(pages.name).toBe('Tailback');
    expect([...(pages.description ?? '')].length).toBeLessThanOrEqual(132);
  });
});

describe('the list of languages', () => {
  it('has the words of each', () => {
    expect(written.map(({ id }) => id)).toEqual(LANGUAGES.map(({ id }) => id).filter((id) => id !== 'en'));
  });

  it('has a line for every folder of words', () => {
    const ids = LANGUAGES.map(({ id }) => id);
    const folders = FILES.flatMap((f) => /^public\/_locales\/([^/]+)\//.exec(f)?.[1] ?? []);
    const tables = FILES.flatMap((f) => /^src\/verdict\/words\/(.+)\.json$/.exec(f)?.[1] ?? []);
    expect([...folders, ...tables].filter((id) => !ids.includes(id))).toEqual([]);
    for (const { id } of written) expect(existsSync(verdictFile(id)), id).toBe(true);
  });

  it('knows each language by the tag that Intl knows, and its direction', () => {
    for (const { id, tag, dir } of LANGUAGES) {
      expect(Intl.PluralRules.supportedLocalesOf([tag]), id).toEqual([tag]);
      expect(tag.replace('-', '_')).toBe(id);
      expect(dir).toBe(['fa', 'ar'].includes(id) ? 'rtl' : 'ltr');
    }
  });

  it('takes the chosen language, else the first of the browser that there is, else English', () => {
    expect(languageFor('fa', ['ru']).id).toBe('fa');
    expect(languageFor(null, ['de-AT', 'uk-UA', 'ru']).id).toBe('uk');
    expect(languageFor(null, ['pt-PT']).id).toBe('pt_BR');
    expect(languageFor(null, ['zh-Hant-TW']).id).toBe('zh_CN');
    expect(languageFor('xx', ['de'])).toMatchObject({ id: 'en' });
    expect(languageFor(null, [])).toMatchObject({ id: 'en' });
  });
});

describe('as the package holds them', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('every language is loaded as it was written, whatever plurals the others have', async () => {
    const files = wordFiles();
    vi.stubGlobal('navigator', { languages: [] });
    vi.stubGlobal('fetch', async (path: string) => new Response(files.get(path.slice(1)) ?? 'none'));
    for (const { id, tag } of LANGUAGES) {
      expect((await loadLanguage(id)).tag).toBe(tag);
      const { pages, verdicts } = completeWords(id);
      expect(verdictTable()).toEqual(verdicts);
      for (const [key, text] of Object.entries(pages)) if (!/\$\d/.test(text)) expect(t(key as 'name')).toBe(text);
    }
    expect(t('cancel')).not.toBe(english.pages.cancel);
  });
});

describe('saying it', () => {
  const words = { pages: { ...completeWords('en').pages, headline_more_few: 'few: $1' }, verdicts: {} };
  const speak = (id: string): void => useWords(languageFor(id, []), words);

  it('chooses the form by the language, and falls back to the general one', () => {
    speak('ru');
    expect(plural('headline_more', 3)).toBe('few: 3');
    expect(plural('headline_more', 5)).toContain('more services');
  });

  it('writes numbers as the language does', () => {
    speak('fa');
    expect(formatNumber(1234.5)).toBe('۱٬۲۳۴٫۵');
    expect(t('check_round', 2, 5)).toContain('۲');
    // The evidence too: digits of two kinds in one table look like a mistake.
    const controls = { total: 6, ok: 6, domesticOk: 3, foreignOk: 3 };
    const verdict = {
      ...{ service: 'a', state: 'ok', scope: 'unknown', reason: 'all-fine', rule: 'all-fine', confidence: 'high' },
      ...{ technique: null, alternative: null, nextAt: null, at: 0 },
      evidence: { rounds: 5, requests: 21, fresh: 11, failures: 17, controls },
    } as const satisfies Verdict;
    expect(
      evidenceRows(verdict, 0)
        .map(({ value }) => value)
        .join(' '),
    ).not.toMatch(/[0-9]/);
  });

  it('draws a value from right to left where the language is written so, since a canvas does not', () => {
    speak('fa');
    expect(onCanvas(formatValue(200, 'ms'))).toMatch(/^\u2067۲۰۰.*\u2069$/);
    speak('ru');
    expect(onCanvas(formatValue(200, 'ms'))).toMatch(/^200/);
  });

  it('keeps values apart from a right-to-left sentence', () => {
    speak('ar');
    expect(t('evidence_caption', 'WhatsApp')).toContain('\u2068WhatsApp\u2069');
    // "$1 ($2)" within another sentence: by its first letter outside of isolates it would be written from left to right.
    expect(inSentence('\u2068أ\u2069 (\u2068ب\u2069)')).toBe('\u2067\u2068أ\u2069 (\u2068ب\u2069)\u2069');
    speak('en');
    expect(t('evidence_caption', 'WhatsApp')).toBe('Evidence for: WhatsApp');
  });
});
