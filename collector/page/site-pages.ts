/** All pages of the site, by path. */
import { countryPage } from './country-page.ts';
import { dataPage } from './data-page.ts';
import { eventsPage } from './events-page.ts';
import { helpPage } from './help-page.ts';
import { howPage } from './how-page.ts';
import { indexPage } from './index-page.ts';
import { countriesOf, type Site } from './site.ts';

export function sitePages(site: Site): [path: string, text: string][] {
  const countries = [...countriesOf(site)].map(([country, cells]): [string, string] => [
    `country/${country}.html`,
    countryPage(site, country, cells),
  ]);
  return [
    ['index.html', indexPage(site)],
    ['events.html', eventsPage(site)],
    ['how.html', howPage(site)],
    ['help.html', helpPage(site)],
    ['data.html', dataPage(site)],
    ...countries,
  ];
}
