/**
 * What a request costs the daily byte budget. Browsers show body bytes only, so that handshake and headers are estimated,
 * on the high side, from what the lab's server counted on the wire (docs/benchmarks.md, bytes).
 */
import type { Observation } from './observation.ts';
import type { Sample } from './sample.ts';

/** ClientHello with a post-quantum key share (about 1.8 kB), a certificate chain (3 to 5 kB) and the Finished flights. */
export const HANDSHAKE_BYTES = 7_000;
/** The same where a ticket of an earlier connection spares the chain (RFC 8446 §2.2): the shared pool asks these hosts often. */
export const RESUMED_HANDSHAKE_BYTES = 4_000;
/** A TCP connection without TLS. */
export const PLAIN_CONNECT_BYTES = 200;
/** Request and response headers, HTTP/2 settings, records' framing. */
export const HEADER_BYTES = 1_500;
/**
 * A connection that is reset or closed at its hello, Firefox makes anew nine times by itself (docs/methods/failures.md): ten
 * hellos with their TCP.
 */
export const FIREFOX_RETRIED_BYTES = 10 * 2_100;
/** A DNS or STUN exchange. */
export const DATAGRAM_BYTES = 500;

/**
 * A body that we end is on its way until the server hears of it. In slow start (RFC 5681 §3.1) as much again is under way as has come, and
 * the browser hands its end over a little late. Lab, 8 MB of which 64 KB are read: Chromium drew at most 2.1 times, Firefox 3.9
 * times that at 5 ms to the server and more. On loopback itself, all of it: no line that anybody pays for by the byte.
 */
export const CUT_TIMES = 4;

/**
 * What opening a connection costs. No ticket is at hand where a quick round's connections are its own (Chromium), and for names
 * not asked lately (Firefox in a quick round; parts of a service, whose turn comes every few hours).
 */
export function connectBytes(url: string, ticketless: boolean): number {
  if (url.startsWith('http:')) return PLAIN_CONNECT_BYTES;
  return ticketless ? HANDSHAKE_BYTES : RESUMED_HANDSHAKE_BYTES;
}

/** A public file of a collector: asked once in hours, so that no connection and no ticket is left. */
export function fileCost(url: string, bytes: number): number {
  return Math.round(connectBytes(url, true) + HEADER_BYTES + bytes * 1.02);
}

/** A report to a relay, which has several an hour: minutes apart, so that a connection is opened and a ticket is at hand. */
export function reportCost(url: string, bytes: number): number {
  return Math.round(connectBytes(url, false) + HEADER_BYTES + bytes * 1.02);
}

/** Body bytes that crossed the wire: those read, or a bound where reading was ended before the body was. */
function bodyBytes(o: Observation): number {
  const seen = Math.max(o.bytes ?? 0, o.timing?.transferSize ?? 0);
  return o.cut ? Math.max(seen, Math.min(CUT_TIMES * seen, o.cut.announced ?? Number.POSITIVE_INFINITY)) : seen;
}

/** Bytes charged for one request. A request that may have opened a connection is charged for one. */
export function costBytes(
  o: Observation,
  connection: Sample['connection'],
  ticketless: boolean,
  seen: Pick<Sample, 'browser' | 'failure'>,
): number {
  if (o.kind === 'stun' || o.kind === 'dns') return DATAGRAM_BYTES;
  const body = bodyBytes(o);
  const cut = seen.failure === 'connection_reset' || seen.failure === 'eof_error';
  const retried = cut && seen.browser === 'firefox' && o.kind !== 'websocket' && o.headMs === undefined;
  const once = connection === 'reused' ? 0 : connectBytes(o.url, ticketless);
  const handshake = retried ? Math.max(once, FIREFOX_RETRIED_BYTES) : once;
  // TLS records and HTTP/2 frames add about 2 % to a body.
  return Math.round(handshake + HEADER_BYTES + body * 1.02);
}
