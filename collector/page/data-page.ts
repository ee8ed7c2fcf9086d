/** Downloads: daily files, the bundle, the alert log, checksums, licence. */
import { html } from './html.ts';
import { layout } from './layout.ts';
import type { Site } from './site.ts';

export function dataPage(site: Site): string {
  const rows = site.days.map(
    (day) =>
      html`<tr><th scope="row">${day}</th><td><a href="data/${day}.csv">CSV</a></td><td><a href="data/${day}.parquet">Parquet</a></td></tr>\n`,
  );
  const days =
    rows.length === 0
      ? html`<p>The first day’s files come when it is over.</p>`
      : html`<table><thead><tr><th scope="col">Day (UTC)</th><th scope="col">CSV</th><th scope="col">Parquet</th></tr></thead><tbody>${rows}</tbody></table>`;
  return layout(
    'Data',
    '',
    'data.html',
    html`
<p>All that is shown here, as files, free to use under CC BY 4.0: <a href="data/LICENCE.txt">licence and attribution</a>, <a href="data/README.md">what is where and what the columns mean</a> (<a href="data/schema.json">JSON Schema</a>), <a href="data/CHANGES.md">when a method changed</a>, <a href="data/CITATION.cff">how to cite it</a>, <a href="data/SHA256SUMS">checksums</a>, <a href="data/SHA256SUMS.signed">signed</a>.</p>
<ul><li><a href="bundle">Bundle</a>: the newest figures, signed, as the extension fetches them.</li><li><a href="alerts.ndjson">Alert log</a>: only ever added to.</li><li><a href="data/latest.csv">The newest day</a> at an address that stays, also as <a href="data/latest.parquet">Parquet</a>.</li><li><a href="v1/cells">/v1/cells</a>: by time, country, provider, service, kind and state, as NDJSON, CSV or Parquet (<a href="openapi.json">OpenAPI</a>).</li></ul>
<h2>By day</h2>
${days}`,
  );
}
