/** Contrast of the tokens in both schemes, as measured from the style sheets; docs/design-language.md shows the same figures. */
import { describe, expect, it } from 'vitest';
import { contrast, contrastOf, PAIRS } from '../../scripts/design/contrast.ts';
import { palette } from '../../scripts/design/palette.ts';

describe('contrast', () => {
  it('is measured as WCAG 2.2 defines it', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#ffffff', '#ffffff')).toBe(1);
    // A known pair: #767676 is the lightest grey that passes on white.
    expect(contrast('#767676', '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
  });

  it.each(['light', 'dark'] as const)('suffices in the %s scheme', (scheme) => {
    const colors = palette(scheme);
    const short = PAIRS.map((pair) => ({ ...pair, has: contrastOf(pair, colors) })).filter((p) => p.has < p.least);
    expect(short).toEqual([]);
  });

  it('differs between the schemes: each has colours of its own', () => {
    const [light, dark] = [palette('light'), palette('dark')];
    const same = [...light].filter(([name, value]) => value.startsWith('#') && dark.get(name) === value);
    expect(same).toEqual([]);
  });

  it('is asked of every colour that words, shapes and lines may have', () => {
    const asked = new Set(PAIRS.flatMap(({ front, ground }) => [front, ground]));
    // A hairline between rows, and the usual band beneath a line, tell nothing by themselves.
    const decoration = new Set(['rule', 'band']);
    const colors = [...palette('light')].filter(([, value]) => value.startsWith('#')).map(([name]) => name);
    expect(colors.filter((name) => !asked.has(name) && !decoration.has(name))).toEqual([]);
  });
});
