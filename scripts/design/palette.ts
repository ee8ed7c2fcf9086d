/** The colours as the style sheets give them, by name, for light and dark. Read from the files: a second list would drift. */
import { readFileSync } from 'node:fs';

export type Scheme = 'light' | 'dark';
export type Palette = ReadonlyMap<string, string>;

const SHEETS = ['extension/ui/tokens.css', 'extension/dashboard/chart/chart.css'];
const DARK = /@media screen and \(prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}/g;
const FORCED = /@media \(forced-colors: active\) \{\s*:root \{[^}]*\}/g;
const DECLARED = /--([a-z0-9-]+):\s*(#[0-9a-f]{6}|var\(--[a-z0-9-]+\));/g;

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

function declared(text: string): [string, string][] {
  return [...text.matchAll(DECLARED)].map(([, name = '', value = '']) => [name, value]);
}

export function palette(scheme: Scheme): Palette {
  const css = SHEETS.map(read).join('\n').replace(FORCED, '');
  const light = declared(css.replace(DARK, ''));
  const dark = [...css.matchAll(DARK)].flatMap(([, body = '']) => declared(body));
  const all = new Map([...light, ...(scheme === 'dark' ? dark : [])]);
  const value = (name: string): string => {
    const found = all.get(name) ?? '';
    const other = found.match(/^var\(--(.+)\)$/)?.[1];
    return other === undefined ? found : value(other);
  };
  return new Map([...all.keys()].map((name) => [name, value(name)]));
}
