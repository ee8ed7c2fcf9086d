/** The crowd part of docs/evaluation.md: figures to reach, then what stands behind them. */
import type { Crowd, RealCrowd } from '../crowd/part.ts';
import type { Judged } from '../crowd/replay-tests.ts';
import { percentile } from '../statistics.ts';
import { crowdBars } from './crowd-figures.ts';
import { number, percent, range, table } from './markdown.ts';
import type { Page } from './page.ts';
import { steps } from './svg.ts';

export function crowdPage(all: Crowd): Page {
  const { seed, real, nulls, events, poison, power } = all;
  const toPage = events.map((e) => ({ name: e.title, values: e.toPage.map((minutes) => minutes / 60) }));
  const text = [
    '### Figures to reach',
    crowdBars(all),
    `Seed \`${seed}\`.`,
    '### Real: the throttled Twitter of 2021',
    real ? realText(real) : 'The speed tests were not there.',
    '### Simulated: causes that nobody is to blame for',
    nullsTable(nulls),
    'Half of the runs hold, beside the cause, one true trouble of one provider. A CDN’s shift that fewer see than the table says shows in one or two countries, and no crowd can tell it from a trouble of those.',
    '### Simulated: events',
    eventsTable(events),
    '![Hours from the begin of an event to the public page](evaluation/crowd-delay.svg)',
    '### Simulated: poisoners',
    poisonTable(poison),
    '### Computed: how many networks it takes',
    table(
      ['True share', ...(power[0]?.networks.map(({ evidence }) => `evidence ${evidence}`) ?? [])],
      power.map(({ share, networks }) => [percent(share), ...networks.map(({ n }) => `${n}`)]),
    ),
    'Networks for 90 % power against a usual share of 8 %. A lone alarm among 1,000 cells needs evidence of 20,000.',
  ].join('\n\n');
  const plot = steps('Hours from the begin of an event to the public page', 'h', toPage, 8, 1);
  return { text: `${text}\n`, plots: { 'crowd-delay.svg': plot } };
}

function realText({ tests, chosenInMarch: m, chosenInApril: a, abroad, mobile, russia, auc }: RealCrowd): string {
  const flagged = russia.filter((p) => p.alarm !== undefined).length;
  const chosen = [m, a].map((c, i) => [
    i === 0 ? 'March' : 'April',
    i === 0 ? 'April' : 'March',
    `${c.cut}`,
    percent(c.usual),
    `${c.evidence}`,
    number(c.youden),
  ]);
  const row = (p: Judged): string[] => [
    `AS${p.asn} ${p.organization}`,
    `${p.networks}`,
    `${p.bad}`,
    p.alarm === undefined ? 'no' : `after ${p.alarm}`,
  ];
  const near = abroad.filter((p) => p.bad > 0).sort((x, y) => y.bad / y.networks - x.bad / x.networks);
  return [
    `${tests} tests. One vote per network: its first test, bad where the throttled host is below a cut of the control's rate. Providers are replayed in time order; what a provider's whole period shows is one cell, since a day has a test or two of each.`,
    table(['Chosen on', 'For judging', 'Cut', 'Usual share, upper bound', 'Evidence asked', 'J of the cut'], chosen),
    table(['Mobile ASN', 'Networks', 'Bad', 'Alarm'], mobile.map(row)),
    `Abroad, those with any bad network:`,
    table(['ASN', 'Networks', 'Bad', 'Alarm'], near.map(row)),
    `Of ${russia.length} other Russian providers with five networks or more ${flagged} alarm; nobody knows how many of them throttled. AUC: ${auc.mobile} tests of the mobile ASNs against ${auc.abroad} from abroad. Labels are names and dates, not rows: a mobile ASN that did not throttle counts as missed.`,
  ].join('\n\n');
}

function nullsTable(nulls: Crowd['nulls']): string {
  return table(
    [
      'Cause',
      'Runs',
      'Alerts',
      'Wrong',
      'Runs with a wrong one',
      'False discovery rate, 95 %',
      'True troubles named',
      'Held',
      'Of the alerts: the world',
    ],
    nulls.map((r) => [
      r.title,
      `${r.runs}`,
      `${r.alerts}`,
      `${r.wrong}`,
      `${r.runsWithWrong}`,
      `${percent(r.rate)} (${range(r.interval, percent)})`,
      `${r.found} of ${r.troubles}`,
      `${r.held}`,
      `${r.worldwide}`,
    ]),
  );
}

function eventsTable(events: Crowd['events']): string {
  const hours = (minutes: readonly number[], p: number): string => number(percentile(minutes, p) / 60);
  return table(
    ['Event', 'Events', 'Missed', 'Alerts per event', 'To the log, h: median / p95', 'To the page, h: median / p95'],
    events.map((e) => [
      e.title,
      `${e.events}`,
      `${e.missed}`,
      number(e.alerts / e.events),
      `${hours(e.toLog, 0.5)} / ${hours(e.toLog, 0.95)}`,
      `${hours(e.toPage, 0.5)} / ${hours(e.toPage, 0.95)}`,
    ]),
  );
}

function poisonTable(poison: Crowd['poison']): string {
  return table(
    [
      'Honest networks',
      'Attacking prefixes',
      'Reports they send',
      'Error of the published share, points',
      'May be',
      'Called “most of the provider”',
    ],
    poison.map((p) => [
      `${p.honest}`,
      `${p.attackers}`,
      `${p.fakes}`,
      p.published === 0 ? 'not published' : number(p.error),
      number(p.bound),
      percent(p.calledMost),
    ]),
  );
}
