/**
 * Report: what a volunteer uploads of one service, on one network, in one hour. This schema is the one source of the wire
 * form: docs/report-format.md and the collector's checks follow from it, and every field must be named in docs/privacy.md.
 * It holds counts only. What the gateway can learn of a person is what stands here, so a field is added last, not first.
 */
import { probeKindSchema } from '../probe-kind.ts';
import { LAST_BIN } from '../store/histogram.ts';
import { z } from '../zod.ts';
import { reportHourSchema } from './report-hour.ts';

export const REPORT_VERSION = 1;

/** More than any hour holds: a request every five seconds. A bound keeps one report from outweighing a published sum. */
export const MOST_COUNTED = 720;

const counted = z.int().check(z.gte(0), z.lte(MOST_COUNTED));
const atLeastOnce = z.int().check(z.gte(1), z.lte(MOST_COUNTED));

/**
 * Failures of the service or the way to it. Those that tell of the person's own computer (ad blocker, proxy, withheld
 * permission, no network) are confounders: they are left out of reports altogether.
 */
export const reportFailureSchema = z.enum([
  'dns_nxdomain_error',
  'dns_server_failure',
  'connection_refused',
  'connection_reset',
  'eof_error',
  'generic_timeout_error',
  'host_unreachable',
  'ssl_invalid_certificate',
  'ssl_unknown_authority',
  'ssl_invalid_hostname',
  'ssl_failed_handshake',
  'http_unexpected_redirect',
  'http_truncated',
  'websocket_rejected',
  'quic_failed',
  'unknown_failure',
]);
export type ReportFailure = z.infer<typeof reportFailureSchema>;

export const reportRoundsSchema = z.strictObject({
  /** The service worked. */
  ok: counted,
  /** Slower than usual; no cause claimed. */
  slow: counted,
  /** Transfers looked held back while others were fast. */
  throttled: counted,
  /** It did not answer, was cut off or answered with errors while the controls worked. */
  failed: counted,
  /** The device's own line was the trouble, so that the round says nothing of the service. */
  lineBad: counted,
  /** Too little history or a single failure: no judgement yet. */
  learning: counted,
});
export type ReportRounds = z.infer<typeof reportRoundsSchema>;

export const reportProbeSchema = z.strictObject({
  /** How the requests were made. */
  kind: probeKindSchema,
  /** Whether they opened their own connection; times of the two are never mixed. */
  connection: z.enum(['fresh', 'reused', 'unknown']),
  /** Requests that were answered. */
  ok: counted,
  /** Requests that failed. */
  failed: counted,
  /**
   * Histogram of the answered requests' times: pairs [bin, count], ascending. Bin i is 2^(i/8) to 2^((i+1)/8) ms.
   * http and websocket: to the first byte; stun and dns: to the answer; transfer: for 65,536 bytes at the rate it settled
   * at, also where our own time limit ended it while bytes still came.
   */
  times: z.array(z.tuple([z.int().check(z.gte(0), z.lte(LAST_BIN)), atLeastOnce])).check(z.maxLength(LAST_BIN + 1)),
});
export type ReportProbe = z.infer<typeof reportProbeSchema>;

export const reportSchema = z.strictObject({
  /** Version of this format. */
  version: z.literal(REPORT_VERSION),
  /** The UTC hour in which it was measured. */
  hour: reportHourSchema,
  /** Id of the service. */
  service: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)),
  /** Version of the rules that judged the rounds. */
  rules: z.int().check(z.gte(1), z.lte(9999)),
  /** Version of the extension: major and minor number, never more. */
  app: z.string().check(z.regex(/^\d{1,3}\.\d{1,3}$/)),
  /** Family of the browser: what it can measure differs. */
  browser: z.enum(['chromium', 'firefox']),
  /** Rounds of the hour, counted by the device's own judgement. */
  rounds: reportRoundsSchema,
  /** Failed requests by their reason. */
  failures: z.partialRecord(reportFailureSchema, atLeastOnce),
  /** Requests by kind and connection. */
  probes: z.array(reportProbeSchema).check(z.maxLength(15)),
});
export type Report = z.infer<typeof reportSchema>;

/**
 * What a schema cannot say: one sentence naming the field where the counts contradict each other, else undefined.
 * The gateway asks this of every report after the schema.
 */
export function contradiction(report: Report): string | undefined {
  if (Object.values(report.rounds).every((count) => count === 0)) return 'rounds: must count at least one round';
  const seen = new Set<string>();
  for (const [i, probe] of report.probes.entries()) {
    const name = `${probe.kind} ${probe.connection}`;
    if (seen.has(name)) return `probes[${i}]: ${name} is there twice`;
    seen.add(name);
    if (probe.ok + probe.failed === 0) return `probes[${i}]: must count at least one request`;
    if (probe.times.some(([bin], j) => bin <= (probe.times[j - 1]?.[0] ?? -1)))
      return `probes[${i}].times: bins must ascend`;
    const most = probe.kind === 'transfer' ? probe.ok + probe.failed : probe.ok;
    if (probe.times.reduce((sum, [, count]) => sum + count, 0) > most)
      return `probes[${i}].times: must not count more than ${probe.kind === 'transfer' ? 'ok and failed' : 'ok'}`;
  }
  const failed = report.probes.reduce((sum, probe) => sum + probe.failed, 0);
  if (Object.values(report.failures).reduce((sum, count) => sum + count, 0) > failed)
    return 'failures: must not count more than the probes failed';
  return undefined;
}
