/**
 * Sample: one classified observation, the central record. Everyone imports it; it imports only zod and the probe kinds.
 * It holds what was seen, never a judgement: verdicts are recomputed from samples (docs/decisions).
 * All times of phases are milliseconds; absent means the browser did not show it, never 0.
 */
import { probeKindSchema } from './probe-kind.ts';
import { z } from './zod.ts';

export const SAMPLE_VERSION = 1;

/** OONI's failure strings (ooni/spec data-formats/df-007-errors.md) where a browser can tell; ours are marked. */
export const failureSchema = z.enum([
  'dns_nxdomain_error', // the name was not found; why does not show: no such name, or a resolver that failed (docs/methods/failures.md)
  'dns_server_failure', // ours: the resolver failed or did not answer
  'connection_refused', // the address answered that nothing listens there
  'connection_reset', // reset, or closed: a browser cannot always tell which (docs/methods/failures.md)
  'eof_error', // closed without a reset, where the browser can tell
  'generic_timeout_error', // no answer within our own limit, or the browser's
  'host_unreachable', // no route to the address, or to its network; Chromium only (docs/methods/failures.md)
  'network_down', // the computer has no network
  'ssl_invalid_certificate', // expired, self-signed, revoked or not further known
  'ssl_unknown_authority', // signed by an authority that the browser does not trust
  'ssl_invalid_hostname', // the certificate is for another name
  'ssl_failed_handshake', // the handshake failed in another way
  'http_unexpected_redirect', // ours: answered by a redirect to a host that is not the service's
  'http_truncated', // ours: the answer ended before it was whole
  'websocket_rejected', // ours: an answer came, but no upgrade; the host was reached
  'quic_failed', // ours: QUIC handshake or protocol error
  'proxy_failed', // ours: the person's own proxy
  'blocked_by_client', // ours: an ad blocker or a policy stopped the request
  'permission_missing', // ours: the browser withheld the host permission
  'interrupted', // the browser cut it: network change, sleep, shutdown, our own cancel
  'unknown_failure', // the browser gave no name for it, or one that our table does not know
]);
export type Failure = z.infer<typeof failureSchema>;

/** What else was going on that could explain the result; a sample with any of these never counts as blocking. */
export const confounderSchema = z.enum([
  'own-cancel', // cancelled by the person or by us
  'ad-blocker', // an extension or a policy stopped the request
  'network-change', // the network changed while the request was under way, or in the round around it
  'suspend', // the computer slept while the request was under way
  'portal', // a captive portal answered in its place
  'permission', // host permission withheld
  'proxy', // a proxy or VPN of the person's is in the way
  'offline', // the browser said it was offline
  'worker-restart', // the background was killed: the failure's name was lost
]);
export type Confounder = z.infer<typeof confounderSchema>;

const ms = z.number().check(z.nonnegative());
const count = z.int().check(z.nonnegative());

export const timingsSchema = z.strictObject({
  /** domainLookupEnd - domainLookupStart */
  dnsMs: z.optional(ms),
  /** secureConnectionStart - connectStart (connectEnd for plain http): one round trip on a fresh TCP connection */
  tcpMs: z.optional(ms),
  /** connectEnd - secureConnectionStart: one round trip for TLS 1.3, two for 1.2 */
  tlsMs: z.optional(ms),
  /** responseStart - requestStart */
  waitingMs: z.optional(ms),
  /** responseStart - startTime (http, transfer). From the call to `open` (websocket), to the first answer (stun, dns). */
  ttfbMs: z.optional(ms),
  /** http and transfer, where a body was read: from the header's arrival (fetch resolved) to the end, by our own clock. */
  transferMs: z.optional(ms),
  /** websocket: from the call to the server's first frame, where it speaks first. */
  firstFrameMs: z.optional(ms),
  /** By our own clock, from the call to the end, whatever ended it: last byte, enough bytes, failure, limit. Always present. */
  totalMs: ms,
});
export type Timings = z.infer<typeof timingsSchema>;

export const sampleSchema = z.strictObject({
  /** `<round>#<seq>`: the same request never makes two samples. */
  id: z.string(),
  /** Version of the sample's schema; it rises when a field changes its meaning. */
  version: z.literal(SAMPLE_VERSION),
  /** Id of the round it belongs to: samples of one round were made close in time and may be compared. */
  round: z.string(),
  /** Why the round was made: on schedule, for somebody without history, or on suspicion. */
  roundKind: z.enum(['regular', 'first-check', 'burst']),
  /** UTC milliseconds at which the request was made. */
  at: z.int(),
  /** Id of the service or control. */
  target: z.string(),
  /** A control is expected to work on the same path. */
  targetType: z.enum(['service', 'control']),
  /** Id of the address asked, unique within the target. */
  endpoint: z.string(),
  /** What part of the service the endpoint stands for. */
  role: z.string(),
  /** How the request was made; docs/methods/ has a page for each. */
  kind: probeKindSchema,
  /** Whether the request opened its own connection; `unknown` where the browser hides it. */
  connection: z.enum(['fresh', 'reused', 'unknown']),
  /** HTTP version; Chromium only. */
  protocol: z.optional(z.enum(['h1', 'h2', 'h3'])),
  /** ok: answered, whatever the status. failed: see failure. aborted: ours or the person's, says nothing of the target. */
  outcome: z.enum(['ok', 'failed', 'aborted']),
  /** Why it failed, one of the words below. */
  failure: z.optional(failureSchema),
  /** Whose failure: the service's host, the way to it, this computer, or ourselves. */
  failureSource: z.optional(z.enum(['target', 'path', 'local', 'self'])),
  /** For generic_timeout_error: the whole limit ran out, or no byte came for the silence limit. */
  timeout: z.optional(z.enum(['total', 'silence'])),
  /** What else was going on; none in most samples. */
  confounders: z.array(confounderSchema),
  /** HTTP status of the answer. */
  status: z.optional(z.int()),
  /** Phases of the request, see below. */
  timings: timingsSchema,
  /** full: phases seen; total-only: the browser showed none. */
  timingDetail: z.enum(['full', 'total-only']),
  /** Body bytes received (after decoding, as the reader saw them). */
  bytes: z.optional(count),
  /** Bytes on the wire we charge to the daily budget: measured where shown, else estimated. */
  costBytes: count,
  /** Cumulative [milliseconds since the request, body bytes] of a transfer, thinned to at most 128 points, first and last kept. */
  progress: z.optional(z.array(z.tuple([ms, count]))),
  /** Milliseconds since the request at which the last byte came. */
  lastProgressMs: z.optional(ms),
  /** Server address as the browser saw it. Full exports only; never uploaded. */
  ip: z.optional(z.string()),
  /** Local key of the network in use when the request ended, or `unknown`. */
  network: z.string(),
  /** Family of the browser: what it can show differs. */
  browser: z.enum(['chromium', 'firefox', 'other']),
});
export type Sample = z.infer<typeof sampleSchema>;
