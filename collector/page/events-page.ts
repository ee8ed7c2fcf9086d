/** Events: open and recent alerts, and what was seen but held back, since that we doubt ourselves is no secret. */
import type { AlertEntry } from '../../src/crowd/alert.ts';
import type { BundleAlert } from '../../src/crowd/bundle.ts';
import { type Html, html } from './html.ts';
import { layout, rootOf } from './layout.ts';
import { providerName, type Site, serviceName } from './site.ts';
import type { Words } from './words.ts';

const MOST_HELD = 50;

export function eventsPage(site: Site, words: Words): string {
  const reasonOf = ({ reason }: AlertEntry) => (reason === null ? '' : words.text(`reason_${reason}`));
  const held = site.held
    .slice(0, MOST_HELD)
    .map(
      (entry) =>
        html`<li>${words.hour(entry.hour)}${words.text('comma')}${serviceName(entry.service)}: ${reasonOf(entry)}.</li>`,
    );
  const body = html`
<p>${words.text('events_intro')} <a href="${rootOf(words, 'events.html')}alerts.ndjson">${words.text('events_log')}</a>.</p>
${site.alerts.length === 0 ? html`<p>${words.text('none_week')}</p>` : eventList(site, words, site.alerts)}
<h2>${words.text('held_title')}</h2>
${held.length === 0 ? html`<p>${words.text('held_none')}</p>` : html`<ul>${held}</ul>`}`;
  return layout({ words, path: 'events.html', title: words.text('nav_events'), body });
}

export function eventList(site: Site, words: Words, alerts: readonly BundleAlert[]): Html {
  return html`<ul class="events">${alerts.map((alert) => html`<li>${eventItem(site, words, alert)}</li>\n`)}</ul>`;
}

function eventItem(site: Site, words: Words, alert: BundleAlert): Html {
  const { scope, country, asns, trouble, grade, since, until } = alert;
  const service = serviceName(alert.service);
  const comma = words.plain('comma');
  const what = country === null ? service : words.text('service_in', { service, country: words.country(country) });
  const whom = asns.length === 0 ? '' : html`<br>${asns.map((asn) => providerName(site, words, asn)).join(comma)}`;
  const from = words.reportHour(since);
  const time =
    until === null
      ? words.text('since', { time: from })
      : words.text('from_to', { from, until: words.reportHour(until) });
  return html`<strong>${what}: ${words.text(`trouble_${trouble}`)}</strong>${comma}${words.text(`scope_${scope}`)}${whom}<br><small>${time} · ${words.text('grade', { grade })}${comma}${words.text(`grade_${grade}`)}</small>`;
}
