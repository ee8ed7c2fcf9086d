/**
 * The one rule about hosts that are known to have a certificate of their own authority (`expect.certificate: 'private'`): a refusal
 * for exactly that proves that the host was reached (ooni/probe#2190). Any other fault of the certificate does not.
 */
import type { Endpoint } from '../targets/target.ts';
import { isProse } from './failure.ts';

/**
 * Chromium names an unknown authority before any other fault (net/cert/cert_status_flags.cc), so that a certificate which is out of
 * date as well, as WhatsApp's was, has this name too.
 */
export const UNKNOWN_AUTHORITY = 'net::ERR_CERT_AUTHORITY_INVALID';

/** @param name the browser's own: Firefox has one sentence for all faults, and cannot tell this one from others */
export function provesReach(endpoint: Pick<Endpoint, 'expect'>, name: string): boolean {
  return endpoint.expect.certificate === 'private' && (name === UNKNOWN_AUTHORITY || isProse(name));
}
