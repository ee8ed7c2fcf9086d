/**
 * What a person reads where nothing lies, in the language of the asked path and with the way back. A country's page goes when nothing
 * is shown of it any more: somebody who kept its address is told that, and not that it works there.
 */
import { ENGLISH } from '../../src/languages.ts';
import { COUNTRY_FOLDER } from './country-page.ts';
import { html } from './html.ts';
import { folderOf, layout } from './layout.ts';
import { PAGE_LANGUAGES, Words } from './words.ts';

const COUNTRY = new RegExp(`^${COUNTRY_FOLDER}([A-Z]{2})\\.html$`);
const made = new Map<string, Words>();

/** @param asked from the top, without its first slash; of a stranger, so that nothing of it comes into the page but its depth and a country */
export function notFoundPage(asked: string): string {
  const spoken = PAGE_LANGUAGES.find((language) => folderOf(language) !== '' && asked.startsWith(folderOf(language)));
  const language = spoken ?? ENGLISH;
  const words = made.get(language.id) ?? new Words(language);
  made.set(language.id, words);
  const path = asked.slice(folderOf(language).length);
  const country = COUNTRY.exec(path)?.[1];
  const home = '../'.repeat(path.split('/').length - 1);
  const first = home + (language.id === ENGLISH.id ? `index.html#${ENGLISH.tag}` : 'index.html');
  const data = html`<a href="${home}data.html">${words.text('nav_data')}</a>`;
  const body = html`
<p>${words.text(country === undefined ? 'not_found_means' : 'not_found_country')}</p>${
    country === undefined ? '' : html`\n<p>${words.text('not_found_data', { data })}</p>`
  }
<p><a href="${first}">${words.text('not_found_back')}</a></p>`;
  const title = country === undefined ? words.text('not_found') : words.country(country);
  return layout({ words, path: `${home.replaceAll('..', 'x')}not-found`, counterpart: 'index.html', title, body });
}

/** The folder of a language without its slash: links on the page that lies there would lead elsewhere. */
export const isFolderName = (asked: string): boolean =>
  PAGE_LANGUAGES.some((language) => folderOf(language) === `${asked}/`);
