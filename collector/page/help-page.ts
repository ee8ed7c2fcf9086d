/** How to help: what taking part costs and what it tells about oneself. */
import { html } from './html.ts';
import { layout } from './layout.ts';
import type { Site } from './site.ts';

export function helpPage(site: Site): string {
  return layout(
    'How to help',
    '',
    'help.html',
    html`
<p>Install the Tailback extension in a browser that runs on most days, let it measure, and choose “share” in its settings. It needs some megabytes a day.</p>
<p>Sharing is off until you choose it. Before you do, the extension shows the exact bytes that it would send, what the relay sees, what the collector sees, and who runs both. In some places it may be noticed that a computer asks for messengers every quarter of an hour, or that it sends something to a collector: think of that first.</p>
<p>A provider is shown from ${site.k} networks on. Where yours is missing, a few more people in other parts of it are what it takes.</p>`,
  );
}
