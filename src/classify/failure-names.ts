/**
 * The one table from the browsers' failure names to OONI's words (ooni/spec df-007). The names are internal to the browsers
 * and not promised to stay (MDN, webRequest.onErrorOccurred): an unknown name becomes `unknown_failure`, never a guess.
 *
 * Chromium: net/base/net_error_list.h. Firefox: xpcom/base/ErrorList.py; its TLS errors arrive as localised prose, so that
 * anything without the NS_ prefix can only be `ssl_failed_handshake`-like and is never stored (docs/methods/failures.md).
 */
import type { Confounder, Failure, Sample } from '../sample.ts';

export interface FailureName {
  failure: Failure;
  source: NonNullable<Sample['failureSource']>;
  confounder?: Confounder;
}

const path = (failure: Failure): FailureName => ({ failure, source: 'path' });
const local = (failure: Failure, confounder?: Confounder): FailureName => ({
  failure,
  source: 'local',
  ...(confounder && { confounder }),
});

export const FAILURE_NAMES: Readonly<Record<string, FailureName>> = {
  // Chromium
  'net::ERR_NAME_NOT_RESOLVED': path('dns_nxdomain_error'),
  'net::ERR_NAME_RESOLUTION_FAILED': path('dns_server_failure'),
  'net::ERR_DNS_TIMED_OUT': path('dns_server_failure'),
  'net::ERR_DNS_SERVER_FAILED': path('dns_server_failure'),
  'net::ERR_DNS_MALFORMED_RESPONSE': path('dns_server_failure'),
  'net::ERR_CONNECTION_REFUSED': path('connection_refused'),
  'net::ERR_CONNECTION_RESET': path('connection_reset'),
  'net::ERR_CONNECTION_CLOSED': path('eof_error'),
  'net::ERR_EMPTY_RESPONSE': path('eof_error'),
  'net::ERR_CONNECTION_ABORTED': path('connection_reset'),
  'net::ERR_CONNECTION_FAILED': path('unknown_failure'),
  // All that webRequest says of a WebSocket that did not open, whatever the reason (tried in Chromium 156).
  'net::ERR_FAILED': path('unknown_failure'),
  'net::ERR_CONNECTION_TIMED_OUT': path('generic_timeout_error'),
  'net::ERR_TIMED_OUT': path('generic_timeout_error'),
  'net::ERR_ADDRESS_UNREACHABLE': path('host_unreachable'),
  'net::ERR_NETWORK_ACCESS_DENIED': local('unknown_failure'),
  'net::ERR_SSL_PROTOCOL_ERROR': path('ssl_failed_handshake'),
  'net::ERR_SSL_VERSION_OR_CIPHER_MISMATCH': path('ssl_failed_handshake'),
  'net::ERR_BAD_SSL_CLIENT_AUTH_CERT': path('ssl_failed_handshake'),
  'net::ERR_ECH_NOT_NEGOTIATED': path('ssl_failed_handshake'),
  'net::ERR_CERT_COMMON_NAME_INVALID': path('ssl_invalid_hostname'),
  'net::ERR_CERT_AUTHORITY_INVALID': path('ssl_unknown_authority'),
  'net::ERR_CERT_DATE_INVALID': path('ssl_invalid_certificate'),
  'net::ERR_CERT_INVALID': path('ssl_invalid_certificate'),
  'net::ERR_CERT_REVOKED': path('ssl_invalid_certificate'),
  'net::ERR_CERT_WEAK_SIGNATURE_ALGORITHM': path('ssl_invalid_certificate'),
  'net::ERR_CERT_WEAK_KEY': path('ssl_invalid_certificate'),
  // A certificate authority that the browser knows to be used for interception, Kazakhstan's among them.
  'net::ERR_CERT_KNOWN_INTERCEPTION_BLOCKED': path('ssl_unknown_authority'),
  'net::ERR_SSL_UNRECOGNIZED_NAME_ALERT': path('ssl_failed_handshake'),
  'net::ERR_CERTIFICATE_TRANSPARENCY_REQUIRED': path('ssl_invalid_certificate'),
  'net::ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN': path('ssl_invalid_certificate'),
  'net::ERR_CONTENT_LENGTH_MISMATCH': path('http_truncated'),
  'net::ERR_INCOMPLETE_CHUNKED_ENCODING': path('http_truncated'),
  'net::ERR_INCOMPLETE_HTTP2_HEADERS': path('http_truncated'),
  'net::ERR_HTTP2_PROTOCOL_ERROR': path('http_truncated'),
  'net::ERR_HTTP2_SERVER_REFUSED_STREAM': path('connection_reset'),
  'net::ERR_HTTP2_PING_FAILED': path('generic_timeout_error'),
  'net::ERR_QUIC_PROTOCOL_ERROR': path('quic_failed'),
  'net::ERR_QUIC_HANDSHAKE_FAILED': path('quic_failed'),
  'net::ERR_INTERNET_DISCONNECTED': local('network_down', 'offline'),
  'net::ERR_NETWORK_CHANGED': local('interrupted', 'network-change'),
  'net::ERR_NETWORK_IO_SUSPENDED': local('interrupted', 'suspend'),
  // Our own cancel is known without a name (outcome.ts); what is aborted otherwise was cut, and nobody says by whom.
  'net::ERR_ABORTED': path('unknown_failure'),
  'net::ERR_BLOCKED_BY_CLIENT': local('blocked_by_client', 'ad-blocker'),
  'net::ERR_BLOCKED_BY_ADMINISTRATOR': local('blocked_by_client', 'ad-blocker'),
  'net::ERR_BLOCKED_BY_CSP': local('blocked_by_client', 'ad-blocker'),
  'net::ERR_INSUFFICIENT_RESOURCES': local('interrupted', 'own-cancel'),
  'net::ERR_PROXY_CONNECTION_FAILED': local('proxy_failed', 'proxy'),
  'net::ERR_TUNNEL_CONNECTION_FAILED': local('proxy_failed', 'proxy'),
  'net::ERR_SOCKS_CONNECTION_FAILED': local('proxy_failed', 'proxy'),
  // Said by the SOCKS server, from where it stands: nothing of our own path to the host.
  'net::ERR_SOCKS_CONNECTION_HOST_UNREACHABLE': local('proxy_failed', 'proxy'),
  'net::ERR_PROXY_AUTH_UNSUPPORTED': local('proxy_failed', 'proxy'),
  'net::ERR_PROXY_AUTH_REQUESTED': local('proxy_failed', 'proxy'),
  'net::ERR_MANDATORY_PROXY_CONFIGURATION_FAILED': local('proxy_failed', 'proxy'),
  'net::ERR_NO_SUPPORTED_PROXIES': local('proxy_failed', 'proxy'),
  'net::ERR_PROXY_CERTIFICATE_INVALID': local('proxy_failed', 'proxy'),
  // Firefox
  NS_ERROR_UNKNOWN_HOST: path('dns_nxdomain_error'),
  // The resolver said why (extended DNS errors, RFC 8914), and Firefox asks no other one.
  NS_ERROR_DEFINITIVE_UNKNOWN_HOST: path('dns_nxdomain_error'),
  NS_ERROR_DNS_LOOKUP_QUEUE_FULL: local('dns_server_failure'),
  NS_ERROR_CONNECTION_REFUSED: path('connection_refused'),
  NS_ERROR_NET_RESET: path('connection_reset'),
  NS_ERROR_NET_EMPTY_RESPONSE: path('eof_error'),
  NS_ERROR_NET_INTERRUPT: path('connection_reset'),
  NS_ERROR_NET_TIMEOUT: path('generic_timeout_error'),
  NS_ERROR_NET_TIMEOUT_EXTERNAL: path('generic_timeout_error'),
  NS_ERROR_NET_PARTIAL_TRANSFER: path('http_truncated'),
  NS_ERROR_NET_HTTP2_SENT_GOAWAY: path('connection_reset'),
  NS_ERROR_NET_HTTP3_PROTOCOL_ERROR: path('quic_failed'),
  NS_ERROR_OFFLINE: local('network_down', 'offline'),
  // A server that hangs up as it answers, over HTTP/2, among others (tried in ESR 153).
  NS_ERROR_ABORT: path('unknown_failure'),
  NS_BINDING_ABORTED: path('unknown_failure'),
  // What a proxy answers to CONNECT has forty names more: failure.ts knows them by how they begin.
  NS_ERROR_UNKNOWN_PROXY_HOST: local('proxy_failed', 'proxy'),
  NS_ERROR_TRACKING_URI: local('blocked_by_client', 'ad-blocker'),
  NS_ERROR_SOCIALTRACKING_URI: local('blocked_by_client', 'ad-blocker'),
  NS_ERROR_CONTENT_BLOCKED: local('blocked_by_client', 'ad-blocker'),
};
