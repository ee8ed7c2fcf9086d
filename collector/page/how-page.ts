/** How it is measured, and what the figures cannot mean: the short form of docs/methods/crowd.md. */
import { LIMITS } from '../../src/crowd/limits.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import type { Site } from './site.ts';
import type { Words } from './words.ts';

export function howPage({ k }: Site, words: Words): string {
  const labels = (['most', 'part', 'few', 'unclear'] as const).map((label) => {
    const percent = label === 'unclear' ? '' : words.percent(LIMITS[label]);
    return html`<dt>${words.text(`label_${label}`)}</dt><dd>${words.text(`how_${label}`, { percent })}</dd>\n`;
  });
  const grades = (['A', 'B', 'C'] as const).map(
    (grade) =>
      html`<dt>${grade}</dt><dd>${words.text(`how_${grade}`, { meaning: words.text(`grade_${grade}`) })}</dd>\n`,
  );
  const body = html`
<h2>${words.text('how_from')}</h2>
<p>${words.text('how_browser')}</p>
<p>${words.text('how_network')}</p>
<h2>${words.text('how_words')}</h2>
<dl>${labels}</dl>
<h2>${words.text('how_grades')}</h2>
<p>${words.text('how_grades_mean')}</p>
<dl>${grades}</dl>
<h2>${words.text('how_not_shown')}</h2>
<p>${words.text('how_limits', { k: words.number(k) })}</p>
<h2>${words.text('how_cannot')}</h2>
<p>${words.text('how_not_who')}</p>`;
  return layout({ words, path: 'how.html', title: words.text('nav_how'), body });
}
