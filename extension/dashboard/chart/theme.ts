/**
 * The design's values for a canvas, which knows no custom property: read from the page, so that light, dark and the person's own
 * forced colours are those of everything around it.
 */
import { LOOKS, type Style } from './looks.ts';

export interface Theme {
  ground: string;
  text: string;
  quiet: string;
  rule: string;
  bad: string;
  warn: string;
  of(token: Style['token']): string;
  font: string;
  /** Of the axes, CSS px; lines and marks grow with it. */
  fontPx: number;
  rtl: boolean;
}

const NAMES = ['--ground', '--text', '--quiet', '--rule', '--bad', '--warn'] as const;

/** Computed colours of custom properties as seen at this element. */
function colours(at: Element, names: readonly string[]): Map<string, string> {
  const probe = document.createElement('span');
  probe.hidden = true;
  at.append(probe);
  const found = names.map((name): [string, string] => {
    // Through `color`, which resolves system colours too.
    probe.style.color = `var(${name})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return new Map(found);
}

/** @param at an element inside the page, or inside a part of it that has colours of its own (.paper) */
export function readTheme(at: Element, fontPx = 12): Theme {
  const tokens = [...new Set(Object.values(LOOKS).map((look) => look.token))];
  const found = colours(at, [...NAMES, ...tokens]);
  const get = (name: string): string => found.get(name) || '#000';
  return {
    ground: get('--ground'),
    text: get('--text'),
    quiet: get('--quiet'),
    rule: get('--rule'),
    bad: get('--bad'),
    warn: get('--warn'),
    of: get,
    font: getComputedStyle(at).fontFamily || 'sans-serif',
    fontPx,
    rtl: document.documentElement.dir === 'rtl',
  };
}

const QUERIES = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'];

/** Calls back when the colours may have changed. Returns the function that stops listening. */
export function onThemeChange(heard: () => void): () => void {
  const lists = QUERIES.map((query) => matchMedia(query));
  for (const list of lists) list.addEventListener('change', heard);
  return () => {
    for (const list of lists) list.removeEventListener('change', heard);
  };
}
