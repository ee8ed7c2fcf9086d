/** What the charts of one service are made of, already in buckets. */
import type { PastEvent } from '../../../src/rollup/past-events.ts';
import type { Age, Bucket } from '../../../src/summary/buckets.ts';
import type { OtherSites } from '../../../src/summary/other-sites.ts';
import type { Band } from '../../../src/summary/usual-band.ts';

export interface ChartData {
  service: string;
  range: { from: number; to: number; lengthMs: number };
  age: Age;
  /** Ages that could be shown instead. */
  ages: readonly Age[];
  /** In time order, with an empty one wherever nothing was measured for long. */
  buckets: readonly Bucket[];
  /** By the start of a UTC day. */
  usual: ReadonlyMap<number, Band>;
  others: OtherSites;
  /** STUN servers of others, together. */
  udp: readonly Bucket[];
  /** Of this service and of the own line, within the range. */
  events: readonly PastEvent[];
}
