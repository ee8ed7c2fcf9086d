/** How it is measured, and what the figures cannot mean: the short form of docs/methods/crowd.md. */
import { LIMITS } from '../../src/crowd/limits.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import type { Site } from './site.ts';
import { GRADE_WORDS, LABEL_WORDS } from './words.ts';

export function howPage(site: Site): string {
  const percent = (share: number): string => `${Math.round(100 * share)} %`;
  return layout(
    'How it is measured',
    '',
    'how.html',
    html`
<h2>From a browser to a figure</h2>
<p>The Tailback extension asks services and well-known other sites every quarter of an hour, in the background of an ordinary browser. Each device judges by itself whether a service worked, was slower than usual, looked held back, or was not reached while other sites worked. Who volunteers sends one count an hour for each service, sealed, without a name, an address or an exact time.</p>
<p>A <strong>network</strong> is a part of a provider’s address space (a /24 of IPv4, a /40 of IPv6). It has one vote an hour, however many people in it report. Devices whose own line was bad have no vote.</p>
<h2>The words</h2>
<dl>
<dt>${LABEL_WORDS.most}</dt><dd>With 95 % confidence more than ${percent(LIMITS.most)} of the provider’s networks have it, and that is far more than usual there.</dd>
<dt>${LABEL_WORDS.part}</dt><dd>More than ${percent(LIMITS.part)} have it, and that is more than usual.</dd>
<dt>${LABEL_WORDS.few}</dt><dd>Fewer than ${percent(LIMITS.few)} have trouble. Somebody who has it is rather alone with it.</dd>
<dt>${LABEL_WORDS.unclear}</dt><dd>Too few networks reported to say any of these.</dd>
</dl>
<h2>The grades</h2>
<p>A grade says how far a figure can be trusted, not how bad things are.</p>
<dl>
<dt>A</dt><dd>At least 20 networks, and at least three providers of the country say the same: ${GRADE_WORDS.A}.</dd>
<dt>B</dt><dd>Enough networks of one provider. Whoever owns a whole provider owns all its networks: ${GRADE_WORDS.B}.</dd>
<dt>C</dt><dd>New, suddenly much larger than usual, or possibly our own doing: ${GRADE_WORDS.C}.</dd>
</dl>
<h2>What is not shown</h2>
<p>Nothing of fewer than ${site.k} networks. Counts are rounded to multiples of five. An hour is closed 75 minutes after its end, shown two hours after it, and never changed. Small providers are shown together.</p>
<h2>What it cannot say</h2>
<p>Not who did it, nor why. A browser sees that something fails, not who makes it fail; a service’s own outage, a broken cable and a block can look alike. Volunteers are no sample of the people of a country. What apps on phones see can differ from what a browser sees.</p>`,
  );
}
