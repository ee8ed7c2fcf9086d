/**
 * Hour row: what stays of the raw samples of one endpoint and hour. Fresh and reused connections, and networks, are
 * kept apart, since their times must never be compared. Rows of equal key add up in any order.
 */
import type { Failure, Sample } from '../sample.ts';
import { type Histogram, histogramOf, mergeHistograms } from './histogram.ts';
import { hourOf } from './hour.ts';

export interface HourRow extends Pick<Sample, 'target' | 'endpoint' | 'kind' | 'connection' | 'network'> {
  /** Start of the UTC hour, UTC ms. */
  hour: number;
  targetType: Sample['targetType'];
  role: string;
  /** All samples, those with a confounder included. */
  samples: number;
  /** Samples with a confounder: counted here and in no field below except bytes and costBytes. */
  confounded: number;
  ok: number;
  failed: number;
  aborted: number;
  failures: Partial<Record<Failure, number>>;
  /** Time to first byte where the browser showed it, ms. */
  ttfb: Histogram;
  /** Body bytes received, and bytes charged to the budget. */
  bytes: number;
  costBytes: number;
}

export function hourRowOf(sample: Sample): HourRow {
  const { target, endpoint, kind, connection, network, targetType, role, outcome } = sample;
  const clean = sample.confounders.length === 0;
  const ttfbMs = sample.timings.ttfbMs;
  return {
    ...{ target, hour: hourOf(sample.at), endpoint, kind, connection, network, targetType, role },
    samples: 1,
    confounded: clean ? 0 : 1,
    ok: clean && outcome === 'ok' ? 1 : 0,
    failed: clean && outcome === 'failed' ? 1 : 0,
    aborted: clean && outcome === 'aborted' ? 1 : 0,
    failures: clean && outcome === 'failed' ? { [sample.failure ?? 'unknown_failure']: 1 } : {},
    // The time of an answer only: a failure's time is the time of its failing.
    ttfb: clean && outcome === 'ok' && ttfbMs !== undefined ? histogramOf([ttfbMs]) : [],
    bytes: sample.bytes ?? 0,
    costBytes: sample.costBytes,
  };
}

/** Adds b to a; the caller has seen to it that their keys are equal. */
export function mergeHourRows(a: HourRow, b: HourRow): HourRow {
  const failures = { ...a.failures };
  for (const word of Object.keys(b.failures) as Failure[]) {
    failures[word] = (failures[word] ?? 0) + (b.failures[word] ?? 0);
  }
  return {
    ...a,
    samples: a.samples + b.samples,
    confounded: a.confounded + b.confounded,
    ok: a.ok + b.ok,
    failed: a.failed + b.failed,
    aborted: a.aborted + b.aborted,
    failures,
    ttfb: mergeHistograms(a.ttfb, b.ttfb),
    bytes: a.bytes + b.bytes,
    costBytes: a.costBytes + b.costBytes,
  };
}

/** Equal for two rows exactly when their keys are. */
export function hourRowKey(row: HourRow): [string, number, string, string, string, string] {
  return [row.target, row.hour, row.endpoint, row.kind, row.connection, row.network];
}
