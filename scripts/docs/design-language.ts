/** docs/design-language.md: values, measured contrast, states and pictures, from the style sheets and the code. */
import { readdirSync, readFileSync } from 'node:fs';
import { LOOKS } from '../../extension/ui/state-look.ts';
import { contrastOf, PAIRS } from '../design/contrast.ts';
import { palette } from '../design/palette.ts';
import { isSeen } from '../screenshots/scene.ts';
import { SCENES } from '../screenshots/scenes.ts';
import { CHOSEN, nameOf } from '../screenshots/views.ts';
import { table, textOf } from './tables.ts';

const TOKENS = 'extension/ui/tokens.css';

function tokens(): string {
  const [light, dark] = [palette('light'), palette('dark')];
  const colors = [...light.keys()].map((name) => [`\`--${name}\``, light.get(name) ?? '', dark.get(name) ?? '']);
  const sizes = [...textOf(TOKENS).matchAll(/--((?:space|size|radius|line)[\w-]*):\s*([^;]+);/g)];
  return [
    table(['color', 'light', 'dark'], colors),
    table(
      ['size', 'value'],
      sizes.map(([, name = '', value = '']) => [`\`--${name}\``, value]),
    ),
  ].join('\n\n');
}

function contrasts(): string {
  const rows = PAIRS.map((pair) => {
    const of = (scheme: 'light' | 'dark'): string => contrastOf(pair, palette(scheme)).toFixed(1);
    return [`\`${pair.front}\` on \`${pair.ground}\``, String(pair.least), of('light'), of('dark')];
  });
  return table(['', 'at least', 'light', 'dark'], rows);
}

const english = (): Record<string, { message: string }> => JSON.parse(textOf('public/_locales/en/messages.json'));

function states(): string {
  const words = english();
  const rows = Object.entries(LOOKS).map(([state, { shape, tone, word }]) => [
    `\`${state}\``,
    shape,
    words[word]?.message ?? '',
    tone,
  ]);
  return table(['state', 'shape', 'word', 'tone'], rows);
}

/** @throws one sentence where a picture is missing */
function pictures(): string {
  const there = new Set(readdirSync(new URL('../../docs/screenshots', import.meta.url)));
  const cell = (name: string): string => {
    if (!there.has(name)) throw new Error(`docs/screenshots has no ${name}: run npm run screenshots.`);
    return `<a href="screenshots/${name}"><img src="screenshots/${name}" width="160" alt=""></a>`;
  };
  const head = CHOSEN.map(({ browser, scheme, language, width }) => `${browser}, ${scheme}, ${language}, ${width} px`);
  const rows = SCENES.map((scene) => [
    scene.id,
    ...CHOSEN.map((view) => (isSeen(scene, view) ? cell(nameOf(scene.id, view)) : '')),
  ]);
  return table(['scene', ...head], rows);
}

export function designLanguagePage(): string {
  const page = readFileSync(new URL('./design/page.md', import.meta.url), 'utf8');
  const parts = { tokens, contrast: contrasts, states, pictures };
  return Object.entries(parts).reduce((text, [name, part]) => text.replace(`{${name}}`, part()), page);
}
