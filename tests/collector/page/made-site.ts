/** A made site with every state, grade and kind of event in it, for looking at the public page in all languages. */

import type { Site } from '../../../collector/page/site.ts';
import { nothingShown, type Shown, show } from '../../../collector/publisher/shown.ts';
import { ALERT_SCOPES, type AlertEntry } from '../../../src/crowd/alert.ts';
import type { BundleAlert } from '../../../src/crowd/bundle.ts';
import type { Grade } from '../../../src/crowd/grade.ts';
import type { Label } from '../../../src/crowd/label.ts';
import type { PublishedCell } from '../../../src/crowd/publish-cell.ts';

const HOUR_MS = 3_600_000;
const NOW = Date.UTC(2026, 2, 2, 13);
const LABELS: readonly Label[] = ['most', 'part', 'few', 'unclear'];
const GRADES: readonly Grade[] = ['A', 'B', 'C'];
const TROUBLES = ['slow', 'throttled', 'failed'] as const;
const NAMES = new Map([
  [25159, 'PJSC MegaFon'],
  [43754, 'Asiatech Data Transmission company'],
]);

function cell(i: number, country: string, asn: number, service: string): PublishedCell {
  const label = LABELS[i % 4] ?? 'few';
  const bad = label === 'few' ? 0 : 10;
  return {
    start: NOW,
    hours: [1, 6, 24][i % 3] ?? 1,
    country,
    asn,
    service,
    networks: 40,
    bad,
    label,
    trouble: bad > 0 ? (TROUBLES[i % 3] ?? null) : null,
    grade: GRADES[i % 3] ?? 'C',
    failure: null,
    times: [{ kind: 'http fresh', networks: 40, p50: 1_240, p90: null, octaves: [] }],
  };
}

function shown(): Shown {
  const made = nothingShown();
  const places = ['RU', 'IR'].flatMap((country) =>
    [country === 'RU' ? 25159 : 43754, 64500, 0].map((asn) => [country, asn] as const),
  );
  const cells = places.flatMap(([country, asn], i) =>
    ['whatsapp', 'telegram', 'signal', 'discord'].map((service, j) => cell(i + j, country, asn, service)),
  );
  for (let day = 13; day >= 0; day -= 1) {
    const start = NOW - day * 24 * HOUR_MS;
    show(
      made,
      start,
      cells.map((one, i) => ({ ...one, start, ...(day > 0 && { label: LABELS[(day + i) % 4] ?? 'few' }) })),
    );
  }
  return made;
}

const alerts: BundleAlert[] = ALERT_SCOPES.map((scope, i) => ({
  id: `one ${scope}`,
  service: 'whatsapp',
  scope,
  country: scope === 'world' ? null : 'RU',
  asns: scope === 'world' ? [] : [25159, 64500],
  trouble: TROUBLES[i % 3] ?? 'failed',
  grade: GRADES[i % 3] ?? 'C',
  since: '2026-03-02T10Z',
  until: i % 2 === 0 ? null : '2026-03-02T12Z',
}));

const held: AlertEntry[] = (['release', 'many-at-once', 'several-countries'] as const).map((reason) => ({
  kind: 'held',
  id: `held ${reason}`,
  hour: NOW,
  service: 'telegram',
  scope: 'provider',
  country: null,
  asns: [],
  trouble: 'failed',
  grade: 'C',
  reason,
}));

export const madeSite = (): Site => ({
  shown: shown(),
  alerts,
  held,
  k: 10,
  nameOf: (asn) => NAMES.get(asn),
  days: ['2026-03-02', '2026-03-01'],
});

export const emptySite = (): Site => ({
  shown: nothingShown(),
  alerts: [],
  held: [],
  k: 10,
  nameOf: () => undefined,
  days: [],
});
