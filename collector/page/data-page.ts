/** Downloads: daily files, the bundle, the alert log, checksums, licence. They are the same for all languages. */
import { html } from './html.ts';
import { layout, rootOf } from './layout.ts';
import type { Site } from './site.ts';
import type { Words } from './words.ts';

const FILES = [
  ['data/LICENCE.txt', 'data_licence'],
  ['data/README.md', 'data_readme'],
  ['data/CHANGES.md', 'data_changes'],
  ['data/CITATION.cff', 'data_cite'],
  ['data/SHA256SUMS', 'data_sums'],
  ['bundle', 'data_bundle'],
  ['alerts.ndjson', 'data_alerts'],
] as const;

export function dataPage(site: Site, words: Words): string {
  const root = rootOf(words, 'data.html');
  const rows = site.days.map(
    (day) =>
      html`<tr><th scope="row">${day}</th><td><a href="${root}data/${day}.csv">CSV</a></td><td><a href="${root}data/${day}.parquet">Parquet</a></td></tr>\n`,
  );
  const days =
    rows.length === 0
      ? html`<p>${words.text('first_day')}</p>`
      : html`<table><thead><tr><th scope="col">${words.text('day')}</th><th scope="col">CSV</th><th scope="col">Parquet</th></tr></thead><tbody>${rows}</tbody></table>`;
  const more = {
    'data/README.md': html` (<a href="${root}data/schema.json">JSON Schema</a>)`,
    'data/SHA256SUMS': html` (<a href="${root}data/SHA256SUMS.signed">${words.text('data_signed')}</a>)`,
  };
  const files = FILES.map(
    ([path, key]) =>
      html`<li><a href="${root}${path}">${words.text(key)}</a>${path in more ? more[path as keyof typeof more] : ''}</li>\n`,
  );
  const body = html`
<p>${words.text('data_intro')}</p>
<ul>${files}<li>${words.text('data_latest')}: <a href="${root}data/latest.csv">CSV</a>, <a href="${root}data/latest.parquet">Parquet</a></li>
<li><a href="${root}v1/cells">/v1/cells</a>: ${words.text('data_cells')} (<a href="${root}openapi.json">OpenAPI</a>)</li></ul>
<h2>${words.text('by_day')}</h2>
${days}`;
  return layout({ words, path: 'data.html', title: words.text('nav_data'), body });
}
