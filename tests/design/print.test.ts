/** Paper: the build puts shared style sheets behind the dashboard's, so that a rule for paper must weigh more than theirs to hold. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { palette } from '../../scripts/design/palette.ts';

const css = readFileSync(new URL('../../extension/dashboard/print.css', import.meta.url), 'utf8').replace(
  /\/\*[\s\S]*?\*\//g,
  '',
);
const blocks = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selectors = '', body = '']) => ({
  selectors: selectors.split(',').map((selector) => selector.trim()),
  body,
}));

/** One class or attribute and nothing else: whichever sheet comes last wins. */
const isLight = (selector: string): boolean => /^(\.[\w-]+|\[[^\]]+\])$/.test(selector);

describe('on paper', () => {
  it('whatever is hidden by a class or attribute weighs more than one class of a shared sheet', () => {
    const hidden = blocks.filter(({ body }) => /display:\s*none/.test(body)).flatMap(({ selectors }) => selectors);
    expect(hidden).toContain('.page [data-testid="share"]');
    expect(hidden.filter(isLight)).toEqual([]);
  });

  it('the dark scheme is for screens alone', () => {
    const sheets = ['ui/tokens.css', 'dashboard/chart/chart.css', 'dashboard/dashboard.css', 'ui/base.css'];
    const texts = sheets.map((name) => readFileSync(new URL(`../../extension/${name}`, import.meta.url), 'utf8'));
    const queries = texts.flatMap((text) => [...text.matchAll(/@media ([^{]*prefers-color-scheme: dark[^{]*)/g)]);
    expect(queries.map(([, query = '']) => query.trim())).toEqual(
      Array.from({ length: 2 }, () => 'screen and (prefers-color-scheme: dark)'),
    );
    const [light, dark] = [palette('light'), palette('dark')];
    expect([...dark].filter(([name, value]) => value !== light.get(name)).length).toBeGreaterThan(15);
  });
});
