/** First page: what goes on now, then all countries with anything to show. */
import type { PublishedCell } from '../../src/crowd/publish-cell.ts';
import { eventList } from './events-page.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { countriesOf, type Site, serviceName, servicesOf } from './site.ts';
import { countryName, hourText } from './words.ts';

export function indexPage(site: Site): string {
  const open = site.alerts.filter(({ until }) => until === null);
  const now =
    open.length === 0
      ? html`<p>No trouble that several networks share is known at the moment.</p>`
      : eventList(site, open);
  return layout(
    'Is it just me?',
    '',
    'index.html',
    html`
<p>Volunteers measure from their own browsers whether messengers work. This is what their networks saw${upTo(site)}. No person is named: nothing is shown of fewer than ${site.k} networks, and counts are rounded.</p>
<h2>Events that go on</h2>
${now}
<h2>Countries</h2>
${countryTable(site)}`,
  );
}

function countryTable(site: Site): Html {
  const countries = countriesOf(site);
  if (countries.size === 0)
    return html`<p>Nothing yet: no provider had ${site.k} networks that reported. <a href="help.html">How to help</a>.</p>`;
  const services = servicesOf(site.shown.latest.values());
  const rows = [...countries].map(([country, cells]) => {
    const states = services.map((service) => countryState(cells.filter((cell) => cell.service === service)));
    return html`<tr><th scope="row"><a href="country/${country}.html">${countryName(country)}</a></th>${states}</tr>\n`;
  });
  const head = services.map((service) => html`<th scope="col">${serviceName(service)}</th>`);
  return html`<div class="wide" role="region" aria-label="Countries and services" tabindex="0"><table><thead><tr><th scope="col">Country</th>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

const upTo = ({ shown }: Site): string => (shown.hour === 0 ? '' : `, up to ${hourText(shown.hour + 3_600_000)}`);

/** Of providers, not of networks: votes of several cells do not add up. */
function countryState(cells: readonly PublishedCell[]): Html {
  const count = (label: PublishedCell['label']): number => cells.filter((cell) => cell.label === label).length;
  const [most, part, few] = [count('most'), count('part'), count('few')];
  if (cells.length === 0) return html`<td class="none">–<span class="hidden"> not enough reports</span></td>`;
  const look = most > 0 ? 'most' : part > 0 ? 'part' : few > 0 ? 'few' : 'unclear';
  const bad = most + part;
  const text = bad > 0 ? `trouble at ${bad} of ${cells.length} providers` : few > 0 ? 'works' : 'not clear';
  return html`<td class="${look}">${text}</td>`;
}
