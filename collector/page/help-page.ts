/** How to help: what taking part costs and what it tells about oneself. */
import { html } from './html.ts';
import { layout } from './layout.ts';
import type { Site } from './site.ts';
import type { Words } from './words.ts';

export function helpPage({ k }: Site, words: Words): string {
  const body = html`
<p>${words.text('help_install')}</p>
<p>${words.text('help_risk')}</p>
<p>${words.text('help_missing', { k: words.number(k) })}</p>`;
  return layout({ words, path: 'help.html', title: words.text('nav_help'), body });
}
