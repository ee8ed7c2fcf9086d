/** What a sample says, in a few words: one line per failure word. Facts only, no cause: causes are the verdict's matter. */
import type { Failure, Sample } from '../../src/sample.ts';
import { type MessageKey, t } from '../i18n.ts';

const FAILURES: Readonly<Record<Failure, MessageKey>> = {
  dns_nxdomain_error: 'failure_dns_nxdomain_error',
  dns_server_failure: 'failure_dns_server_failure',
  connection_refused: 'failure_connection_refused',
  connection_reset: 'failure_connection_reset',
  eof_error: 'failure_eof_error',
  generic_timeout_error: 'failure_generic_timeout_error',
  host_unreachable: 'failure_host_unreachable',
  network_down: 'failure_network_down',
  ssl_invalid_certificate: 'failure_ssl_invalid_certificate',
  ssl_unknown_authority: 'failure_ssl_unknown_authority',
  ssl_invalid_hostname: 'failure_ssl_invalid_hostname',
  ssl_failed_handshake: 'failure_ssl_failed_handshake',
  http_unexpected_redirect: 'failure_http_unexpected_redirect',
  http_truncated: 'failure_http_truncated',
  websocket_rejected: 'failure_websocket_rejected',
  quic_failed: 'failure_quic_failed',
  proxy_failed: 'failure_proxy_failed',
  blocked_by_client: 'failure_blocked_by_client',
  permission_missing: 'failure_permission_missing',
  interrupted: 'failure_interrupted',
  unknown_failure: 'failure_unknown_failure',
};

/** @param failure also from a verdict's evidence, where it is a plain string. */
export function failureWords(failure: string): string {
  const key = FAILURES[failure as Failure] as MessageKey | undefined;
  return key ? t(key) : failure;
}

export function outcomeWords(sample: Pick<Sample, 'outcome' | 'failure'>): string {
  if (sample.outcome === 'aborted') return t('outcome_aborted');
  return sample.outcome === 'ok' ? t('outcome_ok') : failureWords(sample.failure ?? 'unknown_failure');
}

/** With the HTTP status, for tables. */
export function outcomeInFull(sample: Pick<Sample, 'outcome' | 'failure' | 'status'>): string {
  const words = outcomeWords(sample);
  return sample.status === undefined ? words : t('outcome_status', words, sample.status);
}

const CONNECTIONS: Readonly<Record<Sample['connection'], MessageKey>> = {
  fresh: 'connection_fresh',
  reused: 'connection_reused',
  unknown: 'connection_unknown',
};

export function connectionWords(connection: Sample['connection']): string {
  return t(CONNECTIONS[connection]);
}
