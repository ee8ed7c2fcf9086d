/** First page: what goes on now, then all countries with anything to show. */
import type { PublishedCell } from '../../src/crowd/publish-cell.ts';
import type { CountryFacts } from './country-facts.ts';
import { eventList } from './events-page.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { type Site, serviceName, servicesOf } from './site.ts';
import type { StateCells } from './state-cell.ts';
import type { Words } from './words.ts';

export function indexPage(site: Site, words: Words, states: StateCells, countries: readonly CountryFacts[]): string {
  const open = site.alerts.filter(({ until }) => until === null);
  const now = open.length === 0 ? html`<p>${words.text('no_open')}</p>` : eventList(site, words, open);
  const { hour } = site.shown;
  const upTo = hour === 0 ? '' : words.text('up_to', { time: words.hour(hour + 3_600_000) });
  const body = html`
<p>${words.text('index_intro', { k: words.number(site.k) })} ${upTo}</p>
<h2>${words.text('open_events')}</h2>
${now}
<h2>${words.text('countries')}</h2>
${countryTable(site, words, states, countries)}`;
  return layout({ words, path: 'index.html', title: words.text('index_title'), body });
}

function countryTable(site: Site, words: Words, states: StateCells, countries: readonly CountryFacts[]): Html {
  if (countries.length === 0)
    return html`<p>${words.text('nothing_yet', { k: words.number(site.k) })} <a href="help.html">${words.text('nav_help')}</a>.</p>`;
  const services = servicesOf(site.shown.latest.values());
  const rows = countries.map(({ country, providers }) => {
    const its = services.map((service) =>
      countryState(
        words,
        states,
        providers.flatMap(({ byService }) => byService.get(service) ?? []),
      ),
    );
    return html`<tr><th scope="row"><a href="country/${country}.html">${words.country(country)}</a></th>${its}</tr>\n`;
  });
  const head = services.map((service) => html`<th scope="col">${serviceName(service)}</th>`);
  return html`<div class="wide" role="region" aria-label="${words.text('countries_table')}" tabindex="0"><table><thead><tr><th scope="col">${words.text('country')}</th>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** Of providers, not of networks: votes of several cells do not add up. */
function countryState(words: Words, states: StateCells, cells: readonly PublishedCell[]): Html {
  const count = (label: PublishedCell['label']): number => cells.filter((cell) => cell.label === label).length;
  const [most, part, few] = [count('most'), count('part'), count('few')];
  if (cells.length === 0) return states.none();
  const look = most > 0 ? 'most' : part > 0 ? 'part' : few > 0 ? 'few' : 'unclear';
  const bad = most + part;
  const text =
    bad > 0
      ? words.counted('trouble_at', cells.length, { bad: words.number(bad) })
      : words.text(few > 0 ? 'label_few' : 'label_unclear');
  return html`<td class="${look}">${text}</td>`;
}
