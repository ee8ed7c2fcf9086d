/**
 * One request seen as an attempt to reach a host: reached or not, and with what family of failure. Failures a browser
 * cannot tell apart are one family, so that "two like failures" means the same in Chromium and Firefox.
 */
import type { Failure, Sample } from '../sample.ts';

export type Family = 'dns' | 'refused' | 'reset' | 'silence' | 'certificate' | 'expired' | 'redirect' | 'other';

export interface Attempt {
  at: number;
  round: string;
  endpoint: string;
  role: string;
  kind: Sample['kind'];
  connection: Sample['connection'];
  browser: Sample['browser'];
  reached: boolean;
  failure?: Failure;
  family?: Family;
  status?: number;
}

const FAMILIES: Partial<Record<Failure, Family>> = {
  dns_nxdomain_error: 'dns',
  dns_server_failure: 'dns',
  connection_refused: 'refused',
  connection_reset: 'reset',
  eof_error: 'reset',
  generic_timeout_error: 'silence',
  host_unreachable: 'silence',
  ssl_unknown_authority: 'certificate',
  ssl_invalid_hostname: 'certificate',
  // Firefox gives TLS failures as localised prose, so that a wrong certificate arrives under this word.
  ssl_failed_handshake: 'certificate',
  ssl_invalid_certificate: 'expired',
  http_unexpected_redirect: 'redirect',
};

/** An answer of the host itself, whatever it said: a status, a refused upgrade, a body that began. */
function reached(sample: Sample): boolean {
  if (sample.outcome === 'ok' || sample.failure === 'websocket_rejected' || sample.failure === 'http_truncated')
    return true;
  if (sample.failure === 'http_unexpected_redirect') return false;
  return (sample.bytes ?? 0) > 0 || (sample.kind === 'transfer' && sample.status !== undefined);
}

/** Attempts are HTTP and WebSocket requests; STUN and DNS are told apart elsewhere. */
export function attemptOf(sample: Sample): Attempt | undefined {
  if (sample.kind === 'stun' || sample.kind === 'dns' || sample.role === 'portal') return undefined;
  const ok = reached(sample);
  return {
    at: sample.at,
    round: sample.round,
    endpoint: sample.endpoint,
    role: sample.role,
    kind: sample.kind,
    connection: sample.connection,
    browser: sample.browser,
    reached: ok,
    ...(!ok && sample.failure && { failure: sample.failure, family: FAMILIES[sample.failure] ?? 'other' }),
    ...(!ok && !sample.failure && { family: 'other' as const }),
    ...(sample.status !== undefined && { status: sample.status }),
  };
}
