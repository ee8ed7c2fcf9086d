/** Contrast of two colours (WCAG 2.2, 1.4.3 and 1.4.11), and which of ours stand on which. */
import type { Palette } from './palette.ts';

export interface Pair {
  front: string;
  ground: string;
  /** 4.5 for text, 3 for edges, shapes and lines. */
  least: 4.5 | 3;
}

const GROUNDS = ['ground', 'raised'];
const SOFT = ['good', 'warn', 'bad', 'quiet'];
const pairs = (fronts: readonly string[], grounds: readonly string[], least: Pair['least']): Pair[] =>
  fronts.flatMap((front) => grounds.map((ground) => ({ front, ground, least })));

/** Everything that may be seen on something, by the style sheets' own use. */
export const PAIRS: readonly Pair[] = [
  ...pairs(['text', 'quiet', 'accent', 'good', 'warn', 'bad'], GROUNDS, 4.5),
  ...pairs(
    ['text'],
    SOFT.map((tone) => `${tone}-soft`),
    4.5,
  ),
  // The quiet words of a headline, and its shape in its own tone.
  ...pairs(
    ['quiet'],
    SOFT.map((tone) => `${tone}-soft`),
    4.5,
  ),
  ...SOFT.flatMap((tone) => pairs([tone], [`${tone}-soft`], 4.5)),
  ...pairs(['on-accent'], ['accent'], 4.5),
  ...pairs(['edge'], GROUNDS, 3),
  ...pairs(['chart-main', 'chart-usual', 'chart-others', 'chart-a', 'chart-b', 'chart-c', 'chart-d'], ['ground'], 3),
];

/** Relative luminance of #rrggbb (WCAG 2.2, definition). */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** @throws one sentence for a colour that the style sheets do not have */
export function contrastOf({ front, ground }: Pair, colors: Palette): number {
  const [a, b] = [front, ground].map((name) => {
    const color = colors.get(name);
    if (!color?.startsWith('#')) throw new Error(`The style sheets have no colour --${name}.`);
    return color;
  });
  return contrast(a ?? '', b ?? '');
}
