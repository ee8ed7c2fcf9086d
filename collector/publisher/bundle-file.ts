/** The bundle's content from what is shown: packed into tuples, ordered, so that the same data give the same bytes. */
import { gzipSync } from 'node:zlib';
import {
  BUNDLE_VERSION,
  type Bundle,
  type BundleAlert,
  type BundleCell,
  bundleSchema,
  TROUBLES,
} from '../../src/crowd/bundle.ts';
import { GRADES } from '../../src/crowd/grade.ts';
import { groupBy } from '../../src/crowd/group-by.ts';
import { LABELS } from '../../src/crowd/label.ts';
import type { PublishedCell } from '../../src/crowd/publish-cell.ts';
import { reportHourOf } from '../../src/report/report-hour.ts';
import { HOUR_MS } from './cells-of.ts';
import { LICENCE_LINE } from './licence.ts';
import type { Shown } from './shown.ts';

export interface BundleFacts {
  shown: Shown;
  alerts: readonly BundleAlert[];
  k: number;
  nameOf(asn: number): string | undefined;
  /** Date of the table of networks. */
  networks: string | null;
  /** A signed target list as text. */
  targets: string | null;
}

export function bundleOf({ shown, alerts, k, nameOf, networks, targets }: BundleFacts): Bundle {
  const cells = [...shown.latest.values()];
  const services = [...new Set(cells.map(({ service }) => service))].sort();
  const groups = [...groupBy(cells, ({ country, asn }) => `${country} ${String(asn).padStart(10, '0')}`)];
  groups.sort(([a], [b]) => (a < b ? -1 : 1));
  const packed = groups.flatMap(([, its]): Bundle['cells'] => {
    const [first] = its;
    if (!first) return [];
    const tuples = its.map((cell) => tupleOf(cell, services.indexOf(cell.service), shown.hour));
    return [[first.country, first.asn, tuples.sort((a, b) => a[0] - b[0])]];
  });
  const asns = new Set([...packed.map(([, asn]) => asn), ...alerts.flatMap((alert) => alert.asns)]);
  const providers = [...asns]
    .sort((a, b) => a - b)
    .flatMap((asn): [number, string][] => {
      const name = nameOf(asn);
      return name === undefined ? [] : [[asn, name]];
    });
  return {
    format: 'tailback-bundle',
    version: BUNDLE_VERSION,
    hour: reportHourOf(shown.hour),
    k,
    services,
    cells: packed,
    providers,
    alerts: [...alerts],
    networks,
    targets,
    licence: LICENCE_LINE,
  };
}

function tupleOf(cell: PublishedCell, service: number, newest: number): BundleCell {
  const { start, hours, networks, bad, label, trouble, grade, times } = cell;
  const p50 = times.find(({ kind }) => kind === 'http fresh')?.p50 ?? 0;
  return [
    service,
    Math.max(0, Math.round((newest - start) / HOUR_MS)),
    hours,
    networks,
    bad,
    LABELS.indexOf(label),
    trouble === null ? -1 : TROUBLES.indexOf(trouble),
    GRADES.indexOf(grade),
    p50,
  ];
}

/** Compressed, to be signed. @throws where the bundle is not of its own form: nothing wrong is ever signed */
export const packBundle = (bundle: Bundle): Uint8Array =>
  gzipSync(JSON.stringify(bundleSchema.parse(bundle)), { level: 9 });
