/** All pages together: one after the other, of a size that a mirror can carry, and without a script but for the first one. */
import { expect, it } from 'vitest';
import { sitePages } from '../../../collector/page/site-pages.ts';
import { PAGE_LANGUAGES } from '../../../collector/page/words.ts';
import { nothingShown, show } from '../../../collector/publisher/shown.ts';
import type { PublishedCell } from '../../../src/crowd/publish-cell.ts';
import { SERVICES } from '../../../src/targets/index.ts';
import { madeSite } from './made-site.ts';

const HOUR_MS = 3_600_000;
const PROVIDERS = 100;
/** Of bytes for one cell in one language: its state, its row of the history, its share of the rest. */
const MOST_A_CELL = 650;

function quietCells(start: number): PublishedCell[] {
  const [first] = madeSite().shown.latest.values();
  if (!first) throw new Error('The made site shows nothing.');
  return Array.from({ length: PROVIDERS }, (_, i) =>
    SERVICES.slice(0, 12).map(({ id: service }, j): PublishedCell => {
      const troubled = (i + j + Math.floor(start / HOUR_MS / 24)) % 12 === 0;
      return {
        ...first,
        start,
        asn: 64_000 + i,
        service,
        label: troubled ? 'part' : 'few',
        networks: 10 + 5 * (i % 9),
      };
    }),
  ).flat();
}

it('stay small where most days are like the day before', () => {
  const shown = nothingShown();
  for (let day = 0; day < 14; day += 1) {
    const hour = Date.UTC(2026, 2, 1 + day, 12);
    show(shown, hour, quietCells(hour));
  }
  let bytes = 0;
  for (const [, text] of sitePages({ ...madeSite(), shown })) bytes += Buffer.byteLength(text);
  expect(bytes / (PROVIDERS * 12 * PAGE_LANGUAGES.length)).toBeLessThan(MOST_A_CELL);
});

it('come one after the other: nobody holds them all', () => {
  const pages = sitePages(madeSite());
  expect(pages.next().value?.[0]).toBe('index.html');
  expect(pages.next().value?.[0]).toBe('events.html');
});

it('have no script but on the first one, which stays whole without it', () => {
  for (const [path, text] of sitePages(madeSite())) {
    expect(/<script|script-src/.test(text), path).toBe(path === 'index.html');
    expect(text, path).not.toMatch(/(src|href)="(https?:)?\/\//);
  }
});

it('name each other in all languages, and keep whoever chose English there', () => {
  for (const [path, text] of sitePages(madeSite())) {
    const tags = [...text.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g)];
    expect(tags.map(([, tag]) => tag)).toEqual([...PAGE_LANGUAGES.map(({ tag }) => tag), 'x-default']);
    const english = /<html lang="en"/.test(text);
    const links = [...text.matchAll(/<a href="([^"]*index\.html[^"]*)"/g)].map(([, href]) => href ?? '');
    // Whatever leads to the English first page has the mark that its script heeds.
    const toEnglish = links.filter((href) => new URL(href, `http://page.test/${path}`).pathname === '/index.html');
    if (english || path.endsWith('/index.html')) expect(toEnglish, path).not.toEqual([]);
    for (const href of toEnglish) expect(href, path).toMatch(/#en$/);
  }
});
