/** Where nothing lies a person reads a page in the language that was asked for, with the way back; programs get Problem Details. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderOf } from '../../../collector/page/layout.ts';
import { notFoundPage } from '../../../collector/page/not-found-page.ts';
import { PAGE_LANGUAGES, Words } from '../../../collector/page/words.ts';
import { writeSite } from '../../../collector/publisher/site-folder.ts';
import { asksForPage } from '../../../collector/server/not-found.ts';
import { ONE_OR_APART, startOneOrApart } from '../support/one-or-apart.ts';
import { madeSite } from './made-site.ts';

/** As Firefox and Chromium ask for what stands in the address bar. */
const PERSON = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
/** Not in the made site. */
const GONE = 'country/TV.html';
const hrefs = (text: string): string[] => [...text.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '');

describe.each(ONE_OR_APART)('%s', (kind) => {
  let url = '';
  let stop = async (): Promise<void> => {};
  beforeAll(async () => {
    const started = await startOneOrApart(kind);
    const { holder } = started;
    ({ url, stop } = started);
    if (!holder.gateway) throw new Error('there is no gateway');
    writeSite(holder.gateway.folder, madeSite());
  });
  afterAll(() => stop());
  const ask = (path: string, accept: string): Promise<Response> =>
    fetch(`${url}/${path}`, { headers: { accept }, redirect: 'manual' });

  it('a country of which nothing is shown any more: a page in the language of its address, whose links lead on', async () => {
    for (const id of ['en', 'fa', 'pt_BR']) {
      const language = PAGE_LANGUAGES.find((one) => one.id === id);
      const words = new Words(language);
      const response = await ask(`${folderOf(words.language)}${GONE}`, PERSON);
      expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
      expect(response.headers.get('vary')).toContain('accept');
      const text = await response.text();
      expect(text).toContain(`<html lang="${words.language.tag}" dir="${words.language.dir}">`);
      expect(text).toContain(words.text('not_found_country').text);
      expect(text).toContain(words.country('TV'));
      const links = new Set(hrefs(text).map((href) => href.replace(/#.*/, '')));
      // The skip link, and what writeSite leaves to others.
      links.delete('');
      links.delete(`${language?.id === 'en' ? '' : '../'}../style.css`);
      for (const href of links)
        expect((await ask(new URL(href, response.url).pathname.slice(1), PERSON)).status, href).toBe(200);
    }
  });

  it.each([
    [GONE, 'application/json'],
    [GONE, '*/*'],
    [GONE, 'text/html;q=0, */*'],
    ['v1/nothing', PERSON],
    [`${'a/'.repeat(20)}b`, PERSON],
  ])('%s for %s: Problem Details', async (path, accept) => {
    const response = await ask(path, accept);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 404, detail: 'path: there is nothing here.' });
  });

  it('the folder of a language without its slash leads there', async () => {
    const response = await ask('fa', PERSON);
    expect([response.status, response.headers.get('location')]).toEqual([308, 'fa/']);
    const followed = await fetch(`${url}/fa`, { headers: { accept: PERSON } });
    expect([followed.status, new URL(followed.url).pathname]).toEqual([200, '/fa/']);
  });
});

it('nothing of a stranger’s address is in the page', () => {
  for (const path of ['javascript:alert(1)', '%3Cb%3E', 'fa/<b onclick="x">', 'country/tv.html', 'country/TVX.html'])
    expect(notFoundPage(path)).not.toMatch(/javascript:|onclick|%3C|TVX|tv\.html/);
});

it('links lead to the same places from any depth, in every language', () => {
  for (const language of PAGE_LANGUAGES)
    for (const rest of ['x', 'country/', 'country/TV.html', 'a/b/c.html']) {
      const base = `http://page.test/${folderOf(language)}${rest}`;
      const text = notFoundPage(`${folderOf(language)}${rest}`);
      expect(text).toContain(`<html lang="${language.tag}"`);
      const paths = new Set(hrefs(text).map((href) => new URL(href, base).pathname));
      for (const path of ['/style.css', `/${folderOf(language)}index.html`, `/${folderOf(language)}help.html`])
        expect(paths, base).toContain(path);
      for (const other of PAGE_LANGUAGES)
        if (other.id !== language.id) expect(paths, base).toContain(`/${folderOf(other)}index.html`);
    }
});

it.each([
  [PERSON, true],
  ['TEXT/HTML ; charset=utf-8', true],
  ['application/json, text/html;q=0.1', true],
  ['text/html;q=0.0', false],
  ['text/*', false],
  [undefined, false],
])('%j asks for a page: %j', (accept, page) => expect(asksForPage(accept)).toBe(page));
