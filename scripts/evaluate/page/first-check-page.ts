/** The first-check part of docs/evaluation.md. */
import { type CaseResult, type FirstChecks, THIN_LINE_BPS } from '../first-check/part.ts';
import { percentile, shareInterval } from '../statistics.ts';
import { type Bar, bars, number, percent, range, some, table } from './markdown.ts';
import type { Page } from './page.ts';
import { cells } from './svg.ts';

/** The six that matter most, as in `npm run test:full`. */
const SIX = ['policer', 'reset', 'silence', 'dns-removed', 'freeze', 'line-slow'];

const last = (counts: readonly number[]): number => counts.at(-1) ?? 0;

function bar(results: readonly CaseResult[]): Bar {
  const six = results.filter((r) => SIX.includes(r.case.id));
  const worst = six.toSorted((a, b) => last(a.technique) / a.runs - last(b.technique) / b.runs)[0];
  const slowest = Math.max(...six.flatMap((r) => r.seconds));
  const ok = worst !== undefined && last(worst.technique) >= 0.95 * worst.runs && slowest <= 90;
  return {
    figure: 'first check, the six that matter most: right state, and technique where it can be told, within 90 s',
    bar: 'at least 19 of 20 each',
    measured: worst
      ? `worst: ${worst.case.title}, ${worst.browser}, ${last(worst.technique)} of ${worst.runs}; slowest ${number(slowest)} s`
      : '–',
    basis: 'simulated; the lab’s runs in real browsers are the tests of the repository',
    met: ok ? 'yes' : 'no',
  };
}

export function firstCheckPage(checks: FirstChecks): Page {
  const { results } = checks;
  const rows = results.map((r) => [
    r.case.title,
    r.browser,
    `${r.runs}`,
    ...r.state.map((k) => percent(k / r.runs)),
    r.case.techniques ? percent(last(r.technique) / r.runs) : '–',
    range(shareInterval(last(r.technique), r.runs), percent),
    r.seconds.length > 0 ? `${number(percentile(r.seconds, 0.5))} / ${number(Math.max(...r.seconds))}` : '–',
  ]);
  const said = results.map((r) => [r.case.title, r.browser, some(r.said), some(r.thin)]);
  const falsely = results.map((r) => [
    r.case.title,
    r.browser,
    `${r.runs}`,
    `${r.falseAtEnd}`,
    range(shareInterval(r.falseAtEnd, r.runs), percent),
    `${r.falseEver}`,
    some(r.falseSaid),
  ]);
  const text = `### Figure to reach

${bars([bar(results)])}

Seed \`${checks.seed}\`, ${checks.runs} checks of each trouble in each browser, noise ${checks.basis}. Each check is planned and paced by the schedule
itself: five rounds, settled hosts not asked again, six seconds of silence at most, WhatsApp hit, Telegram and Signal beside it, controls of
Turkey and abroad. A name the browser gives a failure is taken as right; what browsers cannot tell apart is tested with real ones.
Where the controls themselves run below ${THIN_LINE_BPS / 1_000} kbit/s, four times the policer's rate, a limit of one service cannot be told from the
line: such checks of a service's trouble are left out here and listed at the end.

### Right state after each round

"Technique" is right too after the last round; the interval is of state and technique together. Seconds are those after which the right
state stayed.

${table(['Trouble', 'Browser', 'Checks', '1', '2', '3', '4', '5', 'Technique', '95 % interval', 'Seconds, median / most'], rows)}

![State after each round](evaluation/first-check.svg)

### Services that were fine, and accused all the same

Three services are asked. Nothing was done to those counted here: all three where nothing is wrong or the own line is hit, two else.

${table(['Trouble', 'Browser', 'Checks', 'Accused one at the end', '95 % interval', 'After any round', 'By rule, at the end'], falsely)}

### What was said in the end

${table(['Trouble', 'Browser', 'Said', 'Said on thin lines'], said)}
`;
  const shades = results
    .filter((r) => r.browser === 'chromium')
    .map((r) => ({ name: r.case.title, shares: r.state.map((k) => k / r.runs) }));
  const plot = cells('Right state after each round, Chromium', ['1', '2', '3', '4', '5'], shades);
  return { text, plots: { 'first-check.svg': plot } };
}
