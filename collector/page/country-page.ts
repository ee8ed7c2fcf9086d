/** One country: providers by services, each with state, count and grade, then the last two weeks. */
import { GRADES } from '../../src/crowd/grade.ts';
import { LABELS } from '../../src/crowd/label.ts';
import type { CountryFacts } from './country-facts.ts';
import { eventList } from './events-page.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { providerName, type Site, serviceName } from './site.ts';
import type { StateCells } from './state-cell.ts';
import type { Words } from './words.ts';

/** Below the folder of the language. */
export const COUNTRY_FOLDER = 'country/';

const HOUR_MS = 3_600_000;

export function countryPage(site: Site, words: Words, states: StateCells, facts: CountryFacts): string {
  const { country, cells, services, providers } = facts;
  // Its own newest figures, which may be of some hours ago where windows are long: so the page stays the same until then.
  const upTo = Math.max(...cells.map(({ start, hours }) => start + hours * HOUR_MS));
  const head = services.map((service) => html`<th scope="col">${serviceName(service)}</th>`);
  const rows = providers.map(({ asn, cells, byService }) => {
    const name = html`${providerName(site, words, asn)}`;
    // The name once for all its rows: said again in each it was a third of the page.
    const group = html`<th scope="rowgroup" rowspan="${cells.length}">${name}</th>`;
    const days = cells.map(
      (cell, i) =>
        html`<tr>${i === 0 ? group : ''}<td>${serviceName(cell.service)}</td>${states.history(cell)}${states.time(cell)}</tr>\n`,
    );
    return {
      states: html`<tr><th scope="row">${name}</th>${services.map((service) => states.state(byService.get(service)))}</tr>\n`,
      history: html`<tbody>${days}</tbody>\n`,
    };
  });
  const events = site.alerts.filter((alert) => alert.country === country || alert.country === null);
  const grades = GRADES.map(
    (grade, i) => html`${i === 0 ? '' : ' · '}${words.text('grade', { grade })}: ${words.text(`grade_${grade}`)}`,
  );
  const legend = LABELS.map(
    (label) => html`<li><span class="swatch ${label}"></span> ${words.text(`label_${label}`)}</li>`,
  );
  const body = html`
<p>${words.text('up_to', { time: words.hour(upTo) })} ${words.text('network_means')} <a href="../how.html">${words.text('words_link')}</a>.</p>
<div class="wide" role="region" aria-label="${words.text('providers_table')}" tabindex="0"><table><thead><tr><th scope="col">${words.text('provider')}</th>${head}</tr></thead><tbody>${rows.map((row) => row.states)}</tbody></table></div>
<p><small>${grades}</small></p>
<h2>${words.text('week_events')}</h2>
${events.length === 0 ? html`<p>${words.text('none_week')}</p>` : eventList(site, words, events)}
<h2>${words.text('two_weeks')}</h2>
<p>${words.text('two_weeks_means')}</p>
<ul class="legend">${legend}</ul>
<div class="wide" role="region" aria-label="${words.text('history')}" tabindex="0"><table><thead><tr><th scope="col">${words.text('provider')}</th><th scope="col">${words.text('service')}</th><th scope="col">${words.text('days')}</th><th scope="col">${words.text('first_byte')}</th></tr></thead>${rows.map((row) => row.history)}</table></div>`;
  return layout({ words, path: `${COUNTRY_FOLDER}${country}.html`, title: words.country(country), body });
}
