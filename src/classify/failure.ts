/** From the browser's failure name to our word. Firefox's localised TLS prose is looked at for its absence of a code only. */
import { FAILURE_NAMES, type FailureName } from './failure-names.ts';

const UNKNOWN: FailureName = { failure: 'unknown_failure', source: 'path' };

/** Firefox: the proxy could not be reached, or refused, one name for each of its statuses (xpcom/base/ErrorList.py). */
const FIREFOX_PROXY = /^NS_ERROR_PROXY_/;
const PROXY: FailureName = { failure: 'proxy_failed', source: 'local', confounder: 'proxy' };

/** A code as both browsers write them: capitals, digits, underscores, an optional `net::`. Prose never looks like this. */
const CODE = /^(net::)?[A-Z][A-Z0-9_]+$/;

/** Firefox's localised sentence for a TLS or certificate error. */
export const isProse = (name: string): boolean => name !== '' && !CODE.test(name);

/** The word for a failure name; prose (Firefox TLS, localised) is a failed handshake, and nothing at all is unknown. */
export function failureOf(name: string | undefined): FailureName {
  if (name === undefined || name === '') return UNKNOWN;
  const known = FAILURE_NAMES[name];
  if (known) return known;
  if (FIREFOX_PROXY.test(name)) return PROXY;
  // Unknown codes of Firefox's TLS library are TLS errors all the same.
  if (isProse(name) || /^(SSL|SEC|MOZILLA_PKIX)_ERROR_/.test(name))
    return { failure: 'ssl_failed_handshake', source: 'path' };
  return UNKNOWN;
}
