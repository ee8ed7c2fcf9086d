/** Empty buckets where nothing was measured for long: a line drawn across a night would tell of answers that nobody gave. */
import type { Bucket } from '../../../src/summary/buckets.ts';

export const emptyBucket = (from: number, to: number): Bucket => ({
  ...{ from, to, times: 0, asked: 0, failed: 0, leftOut: 0, transfers: 0, stopped: 0, udpAsked: 0, udpAnswered: 0 },
});

/** @param gapMs silence that is more than the time between two rounds */
export function withGaps(buckets: readonly Bucket[], gapMs: number): Bucket[] {
  return buckets.flatMap((bucket, i) => {
    const next = buckets[i + 1];
    return next && next.from - bucket.to > gapMs ? [bucket, emptyBucket(bucket.to, next.from)] : [bucket];
  });
}
