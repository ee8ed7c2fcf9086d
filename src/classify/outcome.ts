/**
 * What happened, in one word each: outcome, failure, whose, and what confounds it. Any HTTP status is an answer; only an
 * answer in the service's place (a redirect to a foreign host over plain http) is not.
 */
import type { NetworkFacts, Observation } from '../observation.ts';
import type { Confounder, Sample } from '../sample.ts';
import type { Endpoint } from '../targets/target.ts';
import { failureOf } from './failure.ts';
import { provesReach } from './private-ca.ts';

export type Outcome = Pick<Sample, 'outcome' | 'failure' | 'failureSource' | 'timeout'> & { confounders: Confounder[] };

/** Wall clock this much ahead of the monotonic clock: the computer slept in between. */
const SLEEP_SLACK_MS = 3_000;

function sameSite(host: string, allowed: readonly string[]): boolean {
  return allowed.some((name) => host === name || host.endsWith(`.${name}`));
}

/** A redirect over plain http to a host the endpoint does not name: a block page, or a captive portal. */
function foreignRedirect(endpoint: Endpoint, facts: NetworkFacts): boolean {
  if (!facts.redirectTo || !endpoint.url.startsWith('http:')) return false;
  const from = new URL(endpoint.url).hostname;
  const to = URL.canParse(facts.redirectTo) ? new URL(facts.redirectTo).hostname : '';
  return !sameSite(to, [from, ...(endpoint.expect.redirectHosts ?? [])]);
}

/**
 * navigator.onLine is a weak witness (virtual adapters, VPNs): it counts only where nothing at all came back. A reset, a
 * refusal or a certificate is something that came back.
 */
const NOTHING_CAME = new Set(['generic_timeout_error', 'dns_nxdomain_error', 'dns_server_failure', 'unknown_failure']);

/** Whether the monotonic clock ticks in sleep depends on the system; our own timer is never this late otherwise. */
function slept(o: Observation, limitMs: number): boolean {
  return o.wallMs - o.totalMs > SLEEP_SLACK_MS || o.totalMs > limitMs + SLEEP_SLACK_MS;
}

function confoundersOf(o: Observation, result: Pick<Sample, 'outcome' | 'failure'>, limitMs: number): Confounder[] {
  const nothing = result.outcome !== 'ok' && o.headMs === undefined && NOTHING_CAME.has(result.failure ?? '');
  return [
    ...(slept(o, limitMs) ? (['suspend'] as const) : []),
    ...(o.networkChanged && result.outcome !== 'ok' ? (['network-change'] as const) : []),
    ...(!o.online && nothing ? (['offline'] as const) : []),
  ];
}

function ended(
  o: Observation,
  endpoint: Endpoint,
  facts: NetworkFacts | undefined,
): Omit<Outcome, 'confounders'> & {
  confounder?: Confounder;
} {
  const status = facts?.status ?? o.status;
  if (o.end === 'cancelled') {
    return { outcome: 'aborted', failure: 'interrupted', failureSource: 'self', confounder: 'own-cancel' };
  }
  // Whether the server answered cannot be told (docs/methods/stun.md), and we have stopped waiting.
  if (o.stun?.told === 'unsure' && o.online)
    return { outcome: 'aborted', failure: 'interrupted', failureSource: 'self' };
  if (o.end === 'timeout-total' || o.end === 'timeout-silence') {
    const timeout = o.end === 'timeout-total' ? 'total' : 'silence';
    return { outcome: 'failed', failure: 'generic_timeout_error', failureSource: 'path', timeout };
  }
  if (facts && foreignRedirect(endpoint, facts)) {
    const portal = endpoint.role === 'portal';
    return {
      outcome: 'failed',
      failure: 'http_unexpected_redirect',
      failureSource: portal ? 'local' : 'path',
      ...(portal && { confounder: 'portal' as const }),
    };
  }
  if (o.kind === 'websocket' && !o.websocket?.opened) {
    if (status !== undefined && status !== 101) {
      return { outcome: 'failed', failure: 'websocket_rejected', failureSource: 'target' };
    }
  } else if (o.end === 'error' && facts?.redirectTo) {
    return { outcome: 'ok' };
  } else if (o.end === 'complete') {
    // Over plain http a redirect may be anybody's: without its goal it says nothing, either way.
    if (o.redirected && !facts?.redirectTo && endpoint.url.startsWith('http:')) {
      return { outcome: 'aborted', failure: 'interrupted', failureSource: 'self', confounder: 'worker-restart' };
    }
    // The service's plain http address leads to https and nowhere else: a page of its own is somebody else's.
    if (
      endpoint.role === 'plain' &&
      status !== undefined &&
      status >= 200 &&
      (status < 300 || status === 403 || status === 451)
    ) {
      return { outcome: 'failed', failure: 'http_unexpected_redirect', failureSource: 'path' };
    }
    if (o.short) return { outcome: 'failed', failure: 'http_truncated', failureSource: 'path' };
    const wanted = endpoint.role === 'portal' ? endpoint.expect.statuses : undefined;
    if (wanted && status !== undefined && !wanted.includes(status)) {
      return { outcome: 'failed', failure: 'http_unexpected_redirect', failureSource: 'local', confounder: 'portal' };
    }
    return { outcome: 'ok' };
  }
  const name = facts?.error ?? o.errorName ?? '';
  if (provesReach(endpoint, name)) return { outcome: 'ok' };
  const { failure, source, confounder } = failureOf(name);
  const outcome = failure === 'interrupted' ? 'aborted' : 'failed';
  return { outcome, failure, failureSource: source, ...(confounder && { confounder }) };
}

/** Outcome of an observation; `facts` are absent when the browser told nothing (no webRequest, or the worker was killed). */
export function outcomeOf(
  o: Observation,
  endpoint: Endpoint,
  facts: NetworkFacts | undefined,
  limitMs: number,
): Outcome {
  const { confounder, ...result } = ended(o, endpoint, facts);
  const confounders = confoundersOf(o, result, limitMs);
  if (confounder && !confounders.includes(confounder)) confounders.push(confounder);
  return { ...result, confounders };
}
