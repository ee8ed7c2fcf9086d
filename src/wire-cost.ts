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

/** What opening a connection costs: a quick round's connections are its own (Chromium), or to names not asked lately: no tickets. */
export function connectBytes(url: string, quick: boolean): number {
  if (url.startsWith('http:')) return PLAIN_CONNECT_BYTES;
  return quick ? HANDSHAKE_BYTES : RESUMED_HANDSHAKE_BYTES;
}

/** Bytes charged for one request. A request that may have opened a connection is charged for one. */
export function costBytes(
  o: Observation,
  connection: Sample['connection'],
  quick: boolean,
  seen: Pick<Sample, 'browser' | 'failure'>,
): number {
  if (o.kind === 'stun' || o.kind === 'dns') return DATAGRAM_BYTES;
  const body = Math.max(o.bytes ?? 0, o.timing?.transferSize ?? 0);
  const cut = seen.failure === 'connection_reset' || seen.failure === 'eof_error';
  const retried = cut && seen.browser === 'firefox' && o.kind !== 'websocket' && o.headMs === undefined;
  const once = connection === 'reused' ? 0 : connectBytes(o.url, quick);
  const handshake = retried ? Math.max(once, FIREFOX_RETRIED_BYTES) : once;
  // TLS records and HTTP/2 frames add about 2 % to a body.
  return Math.round(handshake + HEADER_BYTES + body * 1.02);
}
