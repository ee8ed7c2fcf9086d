/** How a request goes wrong: the fields classify would write, by name. Overrides of a healthy sample must say all of it. */
import type { Change } from './scene.ts';

const gone = (failure: string, totalMs: number): Change => ({
  outcome: 'failed',
  failure,
  failureSource: 'path',
  status: null,
  bytes: null,
  progress: null,
  lastProgressMs: null,
  timings: { totalMs },
  timingDetail: 'total-only',
});

export const NXDOMAIN = gone('dns_nxdomain_error', 40);
export const REFUSED = gone('connection_refused', 45);
export const RESET = gone('connection_reset', 90);
export const CLOSED = gone('eof_error', 90);
export const UNKNOWN_CA = gone('ssl_unknown_authority', 130);
export const WRONG_NAME = gone('ssl_invalid_hostname', 130);
export const BAD_HANDSHAKE = gone('ssl_failed_handshake', 130);
export const EXPIRED = gone('ssl_invalid_certificate', 130);
export const UNNAMED = gone('unknown_failure', 90);
export const REDIRECT = { ...gone('http_unexpected_redirect', 60), status: 302 };
export const SILENT = { ...gone('generic_timeout_error', 6000), timeout: 'silence' };
export const WS_REFUSED = { ...gone('websocket_rejected', 150), status: 400, failureSource: 'target' };
export const BUSY = { status: 503 };

/** A transfer that stops after `bytes`, on a connection of the given age. */
export const stalled = (bytes: number, connection = 'fresh'): Change => ({
  outcome: 'failed',
  failure: 'generic_timeout_error',
  failureSource: 'path',
  timeout: 'silence',
  connection,
  bytes,
  progress: [
    [160, 1400],
    [165, bytes],
  ],
  lastProgressMs: 165,
  timings: { tcpMs: 40, tlsMs: 44, ttfbMs: 158, totalMs: 6165 },
});

/** A transfer whose head took `headMs`, and whose time ran out while its bytes were still coming now and then. */
export const ranOut = (headMs: number, bytes: number): Change => ({
  outcome: 'failed',
  failure: 'generic_timeout_error',
  failureSource: 'path',
  timeout: 'total',
  bytes,
  progress: [
    [headMs, 1400],
    [headMs + 1_500, bytes],
  ],
  lastProgressMs: headMs + 1_500,
  timings: { tcpMs: 40, tlsMs: 44, ttfbMs: headMs, totalMs: 8_000 },
});

/** A transfer of 64 KB in pieces of equal size, each taking the given time, ms. */
export function pieces(durationsMs: readonly number[]): Change {
  const progress = [[160, 1400]];
  let at = 160;
  durationsMs.forEach((ms, i) => {
    at += ms;
    progress.push([Math.round(at), Math.round(1400 + ((65536 - 1400) * (i + 1)) / durationsMs.length)]);
  });
  const end = Math.round(at);
  return {
    bytes: 65536,
    progress,
    lastProgressMs: end,
    timings: { dnsMs: 12, tcpMs: 40, tlsMs: 44, waitingMs: 60, ttfbMs: 158, transferMs: end - 158, totalMs: end },
  };
}

/** A transfer of 64 KB at one steady rate. */
export const paced = (kbps: number): Change => pieces(new Array(8).fill((65536 * 8) / kbps / 8));

/** The same over a connection with the given round trip, ms. */
export function overTrips(kbps: number, tcpMs: number): Change {
  const { timings, ...rest } = paced(kbps) as { timings: Record<string, number> };
  return { ...rest, timings: { ...timings, tcpMs, tlsMs: tcpMs } };
}

/** As slow as a policer on the whole, by fits and starts: a queue that fills and empties. */
export const CONGESTED = pieces([100, 150, 250, 1400, 1100, 200, 120, 700]);

/** An answer whose phases are as given, ms. */
export const phases = (tcpMs: number, tlsMs: number, waitingMs: number): Change => {
  const ttfbMs = 12 + tcpMs + tlsMs + waitingMs;
  return { timings: { dnsMs: 12, tcpMs, tlsMs, waitingMs, ttfbMs, totalMs: ttfbMs + 2 } };
};

/** The same request, left out of evidence for a reason. */
export const confounded = (confounder: string, change: Change = SILENT): Change => ({
  ...change,
  confounders: [confounder],
});
