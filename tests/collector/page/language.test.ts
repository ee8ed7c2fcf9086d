/** The first page's one script: to the browser's language where there is one, and nowhere else. */
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { PAGE_LANGUAGES } from '../../../collector/page/words.ts';

const SOURCE = readFileSync(new URL('../../../collector/page/language.js', import.meta.url), 'utf8');
const tags = PAGE_LANGUAGES.map(({ tag }) => tag).join(' ');

function ledTo(languages: readonly string[], hash = ''): string | undefined {
  let to: string | undefined;
  runInNewContext(SOURCE, {
    document: { currentScript: { dataset: { tags } } },
    navigator: { languages },
    location: {
      hash,
      replace(url: string) {
        to = url;
      },
    },
  });
  return to;
}

test.each([
  [['ru-RU', 'en'], 'ru/index.html'],
  [['fa'], 'fa/index.html'],
  [['pt-PT'], 'pt-BR/index.html'],
  [['de', 'zh-TW', 'en'], 'zh-CN/index.html'],
  [['en-US', 'ru'], undefined],
  [['de', 'sv'], undefined],
  [[], undefined],
])('%j: %s', (languages, to) => {
  expect(ledTo(languages)).toBe(to);
});

test('who chose English stays', () => {
  expect(ledTo(['ru'], '#en')).toBeUndefined();
});
