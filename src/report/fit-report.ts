/**
 * A report must fit into the largest sealed size. One that does not (somebody who checked a hundred times in an hour) has
 * its histograms coarsened, all alike, until it does: every count stays, its place is known less exactly.
 */
import type { Histogram } from '../store/histogram.ts';
import type { Report } from './report.ts';

/** Of 4096: less the seal (88 with P-256) and the request around the JSON (about 70). */
export const MOST_JSON_BYTES = 3_900;

const sizeOf = (report: Report): number => new TextEncoder().encode(JSON.stringify(report)).length;

/** Bins put together by `width`, into the first of each group. */
function coarsened(histogram: Histogram, width: number): Histogram {
  const bins = new Map<number, number>();
  for (const [bin, count] of histogram) {
    const first = bin - (bin % width);
    bins.set(first, (bins.get(first) ?? 0) + count);
  }
  return [...bins];
}

export function fitReport(report: Report): Report {
  let fitting = report;
  for (let width = 2; sizeOf(fitting) > MOST_JSON_BYTES && width <= 128; width *= 2) {
    const probes = report.probes.map((probe) => ({ ...probe, times: coarsened(probe.times, width) }));
    fitting = { ...report, probes };
  }
  return fitting;
}
