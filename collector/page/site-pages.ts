/** All pages of the site in all languages, by path. */
import { countryFacts } from './country-facts.ts';
import { COUNTRY_FOLDER, countryPage } from './country-page.ts';
import { dataPage } from './data-page.ts';
import { eventsPage } from './events-page.ts';
import { helpPage } from './help-page.ts';
import { Histories } from './histories.ts';
import { howPage } from './how-page.ts';
import { indexPage } from './index-page.ts';
import { folderOf } from './layout.ts';
import { countriesOf, type Site } from './site.ts';
import { StateCells } from './state-cell.ts';
import { PAGE_LANGUAGES, Words } from './words.ts';

/** One page after the other: at 1,000 providers all of them together would be a hundred megabytes and more. */
export function* sitePages(site: Site): Generator<readonly [path: string, text: string]> {
  const countries = [...countriesOf(site)].map(([country, cells]) => countryFacts(country, cells));
  const histories = new Histories(site.shown);
  for (const language of PAGE_LANGUAGES) {
    const words = new Words(language);
    const states = new StateCells(words, histories);
    const folder = folderOf(language);
    yield [`${folder}index.html`, indexPage(site, words, states, countries)];
    yield [`${folder}events.html`, eventsPage(site, words)];
    yield [`${folder}how.html`, howPage(site, words)];
    yield [`${folder}help.html`, helpPage(site, words)];
    yield [`${folder}data.html`, dataPage(site, words)];
    for (const facts of countries)
      yield [`${folder}${COUNTRY_FOLDER}${facts.country}.html`, countryPage(site, words, states, facts)];
  }
}
