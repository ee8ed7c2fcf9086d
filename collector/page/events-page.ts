/** Events: open and recent alerts, and what was seen but held back, since that we doubt ourselves is no secret. */
import type { AlertEntry } from '../../src/crowd/alert.ts';
import type { BundleAlert } from '../../src/crowd/bundle.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { providerName, type Site, serviceName } from './site.ts';
import { countryName, GRADE_WORDS, hourText, SCOPE_WORDS, TROUBLE_WORDS } from './words.ts';

const REASONS = {
  release: 'a new version of our own rules saw trouble that older ones did not: it is not counted any more',
  'many-at-once': 'too much began at once to be trouble of single providers',
  'several-countries': 'several countries share it, so that no provider and no country is named',
} as const;

export function eventsPage(site: Site): string {
  const held = site.held
    .slice(0, 50)
    .map((entry) => html`<li>${hourText(entry.hour)}, ${serviceName(entry.service)}: ${reasonOf(entry)}.</li>`);
  return layout(
    'Events',
    '',
    'events.html',
    html`
<p>Trouble with a service that at least one provider’s networks share, of the last week. An event is opened by statistics, not by people; the <a href="alerts.ndjson">log</a> is only ever added to.</p>
${site.alerts.length === 0 ? html`<p>None in the last week.</p>` : eventList(site, site.alerts)}
<h2>Seen, but not named</h2>
${held.length === 0 ? html`<p>Nothing of late.</p>` : html`<ul>${held}</ul>`}`,
  );
}

const reasonOf = ({ reason }: AlertEntry): string => (reason === null ? '' : REASONS[reason]);
const timeOf = (hour: string): string => `${hour.slice(0, 10)} ${hour.slice(11, 13)}:00 UTC`;

export function eventList(site: Site, alerts: readonly BundleAlert[]): Html {
  return html`<ul class="events">${alerts.map((alert) => html`<li>${eventItem(site, alert)}</li>\n`)}</ul>`;
}

function eventItem(site: Site, { service, scope, country, asns, trouble, grade, since, until }: BundleAlert): Html {
  const where = country === null ? '' : html` in ${countryName(country)}`;
  const whom = asns.length === 0 ? '' : html`<br>${asns.map((asn) => providerName(site, asn)).join(', ')}`;
  const time = until === null ? html`since ${timeOf(since)}, goes on` : html`${timeOf(since)} to ${timeOf(until)}`;
  return html`<strong>${serviceName(service)}${where}: ${TROUBLE_WORDS[trouble]}</strong>, ${SCOPE_WORDS[scope]}${whom}<br><small>${time}; grade ${grade}, ${GRADE_WORDS[grade]}</small>`;
}
