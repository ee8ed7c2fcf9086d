/** One country: providers by services, each with state, count and grade, then the last two weeks. */

import { groupBy } from '../../src/crowd/group-by.ts';
import type { PublishedCell } from '../../src/crowd/publish-cell.ts';
import { eventList } from './events-page.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { providerName, type Site, serviceName, servicesOf } from './site.ts';
import { historyCell, stateCell } from './state-cell.ts';
import { countryName, hourText } from './words.ts';

export function countryPage(site: Site, country: string, cells: readonly PublishedCell[]): string {
  const services = servicesOf(cells);
  const providers = [...groupBy(cells, ({ asn }) => String(asn))].sort(([a], [b]) => order(a) - order(b));
  const head = services.map((service) => html`<th scope="col">${serviceName(service)}</th>`);
  const rows = providers.map(([asn, its]) => {
    const of = (service: string) => its.find((cell) => cell.service === service);
    const name = providerName(site, Number(asn));
    return {
      states: html`<tr><th scope="row">${name}</th>${services.map((service) => stateCell(of(service)))}</tr>\n`,
      history: its.map(
        (cell) =>
          html`<tr><th scope="row">${name}</th><td>${serviceName(cell.service)}</td><td>${historyCell(site, cell)}</td><td>${timeOf(cell)}</td></tr>\n`,
      ),
    };
  });
  const events = site.alerts.filter((alert) => alert.country === country || alert.country === null);
  return layout(
    countryName(country),
    '../',
    '',
    html`
<p>Up to ${hourText(site.shown.hour + 3_600_000)}. A network is a part of a provider’s address space with one vote, however many people are in it. <a href="../how.html">What the words and grades mean</a>.</p>
<div class="wide" role="region" aria-label="Providers and services" tabindex="0"><table><thead><tr><th scope="col">Provider</th>${head}</tr></thead><tbody>${rows.map((row) => row.states)}</tbody></table></div>
<h2>Events of the last week</h2>
${events.length === 0 ? html`<p>None.</p>` : eventList(site, events)}
<h2>The last two weeks</h2>
<p>One field a day, the oldest first: the worst that was said of it.</p>
<div class="wide" role="region" aria-label="History" tabindex="0"><table><thead><tr><th scope="col">Provider</th><th scope="col">Service</th><th scope="col">Days</th><th scope="col">First byte, middle network</th></tr></thead><tbody>${rows.map((row) => row.history)}</tbody></table></div>`,
  );
}

/** The sum of the small ones stands last. */
const order = (asn: string): number => (asn === '0' ? Number.MAX_SAFE_INTEGER : Number(asn));

function timeOf(cell: PublishedCell): string {
  const time = cell.times.find(({ kind }) => kind === 'http fresh');
  return time ? `${time.p50} ms` : '–';
}
