/**
 * What a request costs the daily byte budget. Browsers show body bytes only, so that handshake and headers are estimated,
 * on the high side, from what the lab's server counted on the wire (docs/benchmarks.md, bytes).
 */
import type { Observation } from './observation.ts';
import type { Sample } from './sample.ts';

/** ClientHello with a post-quantum key share (about 1.8 kB), a certificate chain (3 to 5 kB) and the Finished flights. */
export const HANDSHAKE_BYTES = 7_000;
/** Request and response headers, HTTP/2 settings, records' framing. */
export const HEADER_BYTES = 1_500;
/** A DNS or STUN exchange. */
export const DATAGRAM_BYTES = 500;

/** Bytes charged for one request. A request that may have opened a connection is charged for one. */
export function costBytes(o: Observation, connection: Sample['connection']): number {
  if (o.kind === 'stun' || o.kind === 'dns') return DATAGRAM_BYTES;
  const body = Math.max(o.bytes ?? 0, o.timing?.transferSize ?? 0);
  const handshake = connection === 'reused' ? 0 : HANDSHAKE_BYTES;
  // TLS records and HTTP/2 frames add about 2 % to a body.
  return Math.round(handshake + HEADER_BYTES + body * 1.02);
}
