/** Points -> the data of a service's charts, for the age of connection that was chosen or that most answers have. */
import type { PastEvent } from '../../src/rollup/past-events.ts';
import { type Age, agesOf, bucketsOf, mainAge } from '../../src/summary/buckets.ts';
import { mergeHours } from '../../src/summary/merge-points.ts';
import { otherSites } from '../../src/summary/other-sites.ts';
import { usualBands } from '../../src/summary/usual-band.ts';
import type { ChartPoints, Sites } from './load-chart.ts';
import type { Range } from './range.ts';
import type { ChartData } from './specs/chart-data.ts';
import { withGaps } from './specs/gaps.ts';

/** Two rounds and a half may lie apart before it is silence; a bucket may be longer than that. */
export const gapOf = ({ lengthMs }: Range, intervalMs: number): number => Math.max(2.5 * intervalMs, lengthMs);

export interface DataInput {
  service: string;
  loaded: ChartPoints;
  sites: Sites;
  range: Range;
  /** Null: whichever most answers have. */
  age: Age | null;
  intervalMs: number;
  events: readonly PastEvent[];
}

export function chartDataOf({ service, loaded, sites, range, age: wanted, intervalMs, events }: DataInput): ChartData {
  const own = loaded.points.get(service) ?? [];
  const ages = agesOf(own);
  const age = wanted && ages.includes(wanted) ? wanted : mainAge(own);
  const bucketRange = { ...range, age };
  const of = (ids: readonly string[]) => ids.map((id) => loaded.points.get(id) ?? []);
  return {
    ...{ service, range, age, ages },
    buckets: withGaps(bucketsOf(own, bucketRange), gapOf(range, intervalMs)),
    usual: usualBands(loaded.before, age, range.from, range.to),
    others: otherSites(of(sites.controls), bucketRange),
    // Asked by the last of the charts alone, which comes after the first one has been drawn.
    get udp() {
      return bucketsOf(mergeHours(...of(sites.stun)), bucketRange);
    },
    events: events.filter(
      (e) =>
        (e.service === service || e.service === 'line') && e.start < range.to && (e.end ?? e.lastSeen) >= range.from,
    ),
  };
}
