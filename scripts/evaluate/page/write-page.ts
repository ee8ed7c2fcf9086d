/** docs/evaluation.md: the words stand in page/head.md, each part's figures between its marks, so that one part can be made anew alone. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Page } from './page.ts';

const DOCS = new URL('../../../docs/', import.meta.url);
const PAGE = new URL('evaluation.md', DOCS);
const HEAD = new URL('head.md', import.meta.url);

const begin = (part: string): string => `<!-- part: ${part} -->`;
const END = '<!-- end -->';

/** The text between the marks of a part; undefined where the page has none. */
export function partOf(page: string, part: string): string | undefined {
  const from = page.indexOf(begin(part));
  if (from < 0) return undefined;
  const to = page.indexOf(END, from);
  return to < 0 ? undefined : page.slice(from + begin(part).length, to).trim();
}

/** Puts texts between the marks of their parts; the other parts keep what the page before had. */
export function fill(template: string, before: string, texts: Readonly<Record<string, string>>): string {
  return template.replace(/<!-- part: ([a-z-]+) -->[\s\S]*?<!-- end -->/g, (_, part: string) => {
    const text = texts[part] ?? partOf(before, part) ?? 'Not made yet: `npm run evaluate`.';
    return `${begin(part)}\n${text.trim()}\n${END}`;
  });
}

export function writePage(pages: Readonly<Record<string, Page>>): void {
  const before = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
  const texts = Object.fromEntries(Object.entries(pages).map(([part, { text }]) => [part, text]));
  writeFileSync(PAGE, fill(readFileSync(HEAD, 'utf8'), before, texts));
  mkdirSync(new URL('evaluation/', DOCS), { recursive: true });
  for (const { plots } of Object.values(pages)) {
    for (const [name, svg] of Object.entries(plots)) writeFileSync(new URL(`evaluation/${name}`, DOCS), svg);
  }
}
