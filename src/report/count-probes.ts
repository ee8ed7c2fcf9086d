/** Samples as the counts and histograms of a report, by kind and connection. */
import { probeKindSchema } from '../probe-kind.ts';
import type { Sample } from '../sample.ts';
import { type Histogram, histogramOf } from '../store/histogram.ts';
import { sustainedBps, transferFact } from '../summary/timeline.ts';
import { MOST_COUNTED, type ReportProbe, reportProbeSchema } from './report.ts';

/** A transfer's rate is told as the time that so many bytes take at it: then all kinds share one scale. */
const TRANSFER_BYTES = 65_536;

/** What a sample adds to the histogram, ms; undefined where it shows no such time. */
export function timeOf(sample: Sample): number | undefined {
  if (sample.kind === 'transfer') {
    const fact = transferFact(sample);
    const timed = fact && (fact.end === 'complete' || fact.end === 'slow');
    const bps = (timed && sustainedBps(fact)) || 0;
    // An import may hold a timeline that runs backwards.
    return bps > 0 ? (TRANSFER_BYTES * 8_000) / bps : undefined;
  }
  if (sample.outcome !== 'ok') return undefined;
  if (sample.kind === 'http') return sample.timings.ttfbMs;
  return sample.timings.ttfbMs ?? sample.timings.totalMs;
}

const most = (count: number): number => Math.min(count, MOST_COUNTED);
const bounded = (histogram: Histogram): Histogram => histogram.map(([bin, count]) => [bin, most(count)]);

/** @param samples of one service, without those left out. In the fixed order of kinds and connections. */
export function countProbes(samples: readonly Sample[]): ReportProbe[] {
  const probes: ReportProbe[] = [];
  for (const kind of probeKindSchema.options) {
    for (const connection of reportProbeSchema.shape.connection.options) {
      const alike = samples.filter((sample) => sample.kind === kind && sample.connection === connection);
      if (alike.length === 0) continue;
      const failed = alike.filter((sample) => sample.outcome === 'failed').length;
      const times = alike.flatMap((sample) => timeOf(sample) ?? []);
      probes.push({
        kind,
        connection,
        ok: most(alike.length - failed),
        failed: most(failed),
        times: bounded(histogramOf(times)),
      });
    }
  }
  return probes;
}
