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

  it('every color of the dark scheme has one of its own, in a rule that outweighs the scheme', () => {
    const roots = blocks.filter(({ body }) => body.includes('--ground'));
    expect(roots.map(({ selectors }) => selectors)).toEqual([['html:root']]);
    const [light, dark] = [palette('light'), palette('dark')];
    const named = [...dark].filter(([name, value]) => value !== light.get(name)).map(([name]) => name);
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((name) => !roots[0]?.body.includes(`--${name}:`))).toEqual([]);
  });
});
