/** From the browser's failure name to our word. Firefox's localised TLS prose is looked at for its absence of a code only. */
import { FAILURE_NAMES, type FailureName } from './failure-names.ts';

const UNKNOWN: FailureName = { failure: 'unknown_failure', source: 'path' };

/** A code as both browsers write them: capitals, digits, underscores, an optional `net::`. Prose never looks like this. */
const CODE = /^(net::)?[A-Z][A-Z0-9_]+$/;

/** The word for a failure name; prose (Firefox TLS, localised) is a failed handshake, and nothing at all is unknown. */
export function failureOf(name: string | undefined): FailureName {
  if (name === undefined || name === '') return UNKNOWN;
  const known = FAILURE_NAMES[name];
  if (known) return known;
  if (CODE.test(name)) return UNKNOWN;
  return { failure: 'ssl_failed_handshake', source: 'path' };
}
