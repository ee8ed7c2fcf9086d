/** Figures to reach of the crowd part. */
import type { Crowd } from '../crowd/part.ts';
import { percentile, shareInterval } from '../statistics.ts';
import { type Bar, bars, number, percent, range } from './markdown.ts';

const MOST_RATE = 0.05;

const simulated = (n: number, of: string): string => `simulated, ${n} ${of}`;

function realBars({ real }: Crowd): Bar[] {
  if (!real) {
    const none = { measured: 'the speed tests were not there', basis: '–', met: 'not shown' } as const;
    return [{ figure: 'crowd detector on the speed tests', bar: '0 of 31, 11 of 12, AUC 0.91', ...none }];
  }
  const { abroad, mobile, auc } = real;
  const wrong = abroad.filter((p) => p.alarm !== undefined).length;
  const right = mobile.filter((p) => p.alarm !== undefined && p.alarm <= 8).length;
  const basis = 'real, each date judged with numbers chosen on the other month';
  return [
    {
      figure: 'networks abroad with at least 5 prefixes that alarm',
      bar: '0 of 31',
      measured: `${wrong} of ${abroad.length} (95 %: ${range(shareInterval(wrong, abroad.length), percent)})`,
      basis,
      met: wrong === 0 && abroad.length >= 31 ? 'yes' : 'no',
    },
    {
      figure: 'mobile ASNs of MegaFon, T2 and Yota flagged by 8 prefixes',
      bar: 'at least 11 of 12',
      measured: `${right} of ${mobile.length} (95 %: ${range(shareInterval(right, mobile.length), percent)})`,
      basis,
      met: right >= 11 && mobile.length >= 12 ? 'yes' : 'no',
    },
    {
      figure: 'AUC of a single test',
      bar: 'at least 0.91',
      measured: `${number(auc.whole)} (95 % by provider: ${range(auc.interval)}); March ${number(auc.march)}, April ${number(auc.april)}`,
      basis: 'real, no number chosen',
      met: auc.whole >= 0.91 ? 'yes' : 'no',
    },
  ];
}

export function crowdBars(all: Crowd): string {
  const { nulls, events, poison, power } = all;
  const worst = nulls.reduce((a, b) => (b.rate > a.rate ? b : a));
  const found = events.filter((e) => !['part'].includes(e.id));
  const log = events.flatMap((e) => e.toLog);
  const page = events.flatMap((e) => e.toPage);
  const [median, count] = [(list: number[]) => percentile(list, 0.5) / 60, events.reduce((s, e) => s + e.events, 0)];
  const alerts = events.reduce((s, e) => s + e.alerts, 0);
  const beyond = poison.filter((p) => p.published > 0 && p.error > p.bound);
  const least = Math.min(...poison.filter((p) => p.published > 0).map((p) => p.bound - p.error));
  const called = events.reduce((s, e) => s + e.calledFew, 0);
  const hit = events.reduce((s, e) => s + e.hit, 0);
  const few = shareInterval(called, hit);
  const at70 = power.find(({ share }) => share === 0.7)?.networks ?? [];
  const n = (evidence: number): number => at70.find((p) => p.evidence === evidence)?.n ?? Number.POSITIVE_INFINITY;
  const whole = found.flatMap((e) => e.toLog);
  return bars([
    ...realBars(all),
    {
      figure: 'false discovery rate under correlated nulls',
      bar: 'at most 5 %',
      measured: nulls.map((r) => `${r.id} ${percent(r.rate)} (${range(r.interval, percent)})`).join('; '),
      basis: simulated(
        nulls.reduce((s, r) => s + r.runs, 0),
        'runs of 30 h; interval by run',
      ),
      met:
        worst.rate > MOST_RATE
          ? 'no'
          : Math.max(...nulls.map((r) => r.interval.high)) > MOST_RATE
            ? 'not shown'
            : 'yes',
    },
    {
      figure: 'error of the published failure share, P attackers among H honest',
      bar: 'at most P/(H+P) + 2 points',
      measured: `within it in ${poison.length - beyond.length} of ${poison.length} pairs, ${number(least)} points to spare in the tightest`,
      basis: simulated(
        poison.reduce((s, p) => s + p.published, 0),
        'published cells; mean over cells',
      ),
      met: beyond.length === 0 ? 'yes' : 'no',
    },
    {
      figure: 'a cell from one ASN with the top grade',
      bar: 'never',
      measured: 'cannot: the grade needs three providers that agree',
      basis: 'by construction (src/crowd/grade.ts), a test of one scenario',
      met: 'yes',
    },
    {
      figure: 'alerts per event',
      bar: 'at most 1.5',
      measured: `${number(alerts / Math.max(1, count))}; most of one kind ${number(Math.max(...events.map((e) => e.alerts / e.events)))}`,
      basis: simulated(count, 'events'),
      met: Math.max(...events.map((e) => e.alerts / e.events)) <= 1.5 ? 'yes' : 'no',
    },
    {
      figure: 'median delay from an event’s begin to the alert log, with at least 10 networks',
      bar: 'at most 3 h',
      measured: `${number(median(log))} h; without partial ones ${number(median(whole))} h`,
      basis: simulated(log.length, 'events found'),
      met: median(log) <= 3 ? 'yes' : 'no',
    },
    {
      figure: 'the same to the public page',
      bar: 'at most 3.5 h',
      measured: `${number(median(page))} h`,
      basis: simulated(page.length, 'events found'),
      met: median(page) <= 3.5 ? 'yes' : 'no',
    },
    {
      figure: 'cells in trouble that are labelled “few others have it”',
      bar: 'at most 5 %',
      measured: `${called} of ${hit} (95 %: ${range(few, percent)})`,
      basis: simulated(hit, 'cells of hit hours'),
      met: called / Math.max(1, hit) > MOST_RATE ? 'no' : few.high > MOST_RATE ? 'not shown' : 'yes',
    },
    {
      figure: 'networks for 90 % power at a true share of 70 %',
      bar: '11 at evidence 1,000; 20 at 1,000,000',
      measured: `${n(1e3)}; ${n(1e6)}`,
      basis: 'computed, exact',
      met: n(1e3) <= 11 && n(1e6) <= 20 ? 'yes' : 'no',
    },
  ]);
}
