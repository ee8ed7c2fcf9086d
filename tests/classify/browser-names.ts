/**
 * What browsers call a failure of this computer or its network, with what each must become. Written from the browsers' own lists, not
 * from the table under test: Chromium net/base/net_error_list.h (numbers beside), Firefox xpcom/base/ErrorList.py, where the code of a
 * proxy's answer to CONNECT is a name of its own (NS_ERROR_PROXY_CODE_BASE + status).
 */
import type { Confounder, Failure, Sample } from '../../src/sample.ts';

export interface NamedFailure {
  name: string;
  failure: Failure;
  confounder: Confounder;
  /** `interrupted` says nothing at all of the target; the others are failures that a confounder explains. */
  outcome: Sample['outcome'];
}

const named = (
  names: string,
  failure: Failure,
  confounder: Confounder,
  outcome: Sample['outcome'] = 'failed',
): NamedFailure[] => names.split(/\s+/).map((name) => ({ name, failure, confounder, outcome }));

export const LOCAL_NAMES: readonly NamedFailure[] = [
  // -21, -331, -106
  ...named('net::ERR_NETWORK_CHANGED', 'interrupted', 'network-change', 'aborted'),
  ...named('net::ERR_NETWORK_IO_SUSPENDED', 'interrupted', 'suspend', 'aborted'),
  ...named('net::ERR_INTERNET_DISCONNECTED', 'network_down', 'offline'),
  // Module NETWORK, 16: all that Firefox has for the three. Sleep and a changed network reach it as aborts, resets or silence.
  ...named('NS_ERROR_OFFLINE', 'network_down', 'offline'),
  // -130, -111, -120, -121
  ...named('net::ERR_PROXY_CONNECTION_FAILED net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy_failed', 'proxy'),
  ...named('net::ERR_SOCKS_CONNECTION_FAILED net::ERR_SOCKS_CONNECTION_HOST_UNREACHABLE', 'proxy_failed', 'proxy'),
  // -115, -127, -136
  ...named('net::ERR_PROXY_AUTH_UNSUPPORTED net::ERR_PROXY_AUTH_REQUESTED', 'proxy_failed', 'proxy'),
  ...named('net::ERR_PROXY_CERTIFICATE_INVALID', 'proxy_failed', 'proxy'),
  // -131, -336
  ...named('net::ERR_MANDATORY_PROXY_CONFIGURATION_FAILED net::ERR_NO_SUPPORTED_PROXIES', 'proxy_failed', 'proxy'),
  // Module NETWORK, 72 and 42
  ...named('NS_ERROR_PROXY_CONNECTION_REFUSED NS_ERROR_UNKNOWN_PROXY_HOST', 'proxy_failed', 'proxy'),
  // Codes 403, 407, 429, 502, 503, 504 of NS_ERROR_PROXY_CODE_BASE
  ...named('NS_ERROR_PROXY_FORBIDDEN NS_ERROR_PROXY_AUTHENTICATION_FAILED', 'proxy_failed', 'proxy'),
  ...named('NS_ERROR_PROXY_TOO_MANY_REQUESTS NS_ERROR_PROXY_BAD_GATEWAY', 'proxy_failed', 'proxy'),
  ...named('NS_ERROR_PROXY_SERVICE_UNAVAILABLE NS_ERROR_PROXY_GATEWAY_TIMEOUT', 'proxy_failed', 'proxy'),
];
