/**
 * What a list of targets must keep beyond its schema. Each rule is there because a list comes from outside: a wrong one must
 * not make browsers ask the person's own network, an odd port, or two targets under one name.
 */
import { type Address, addressOf, hostProblem, type Scheme } from './address.ts';
import type { Control, Endpoint, Service, Target } from './target.ts';

const SCHEMES_OF: Readonly<Record<Endpoint['kind'], readonly Scheme[]>> = {
  http: ['https:', 'http:'],
  transfer: ['https:'],
  websocket: ['wss:'],
  stun: ['stun:'],
  dns: [], // name lookups are derived from the host names, never listed
};

function urlProblem(endpoint: Endpoint): string | null {
  const address = addressOf(endpoint.url);
  if (!/^(https|wss|http|stun):/.test(endpoint.url)) return 'must start with https:, wss:, http: or stun:';
  if (!address) return 'is not a valid address';
  const schemes = SCHEMES_OF[endpoint.kind];
  if (!schemes.includes(address.scheme)) return `must start with ${schemes.join(' or ')} for kind ${endpoint.kind}`;
  return hostProblem(address.host) ?? writingProblem(endpoint.url, address);
}

/** One way to write an address, so that names compare as text and match patterns cover exactly what is asked. */
function writingProblem(url: string, { scheme, host, port }: Address): string | null {
  if (scheme === 'stun:')
    return url === `stun:${host}:${port}` ? null : 'must be written as stun:host:port, in lower case';
  const { href, username, password, hash, port: odd } = new URL(url);
  if (username || password || hash) return 'must not hold a user name, a password or a fragment';
  if (odd) return `must use the usual port of ${scheme}`;
  return href === url ? null : `must be written as ${href}`;
}

function endpointProblem(endpoint: Endpoint): string | null {
  if (endpoint.kind === 'dns') return 'kind: must not be dns, name lookups follow from the host names';
  const problem = urlProblem(endpoint);
  if (problem) return `url: ${problem}`;
  if (endpoint.role === 'portal' && !endpoint.url.startsWith('http:')) {
    return 'url: must start with http: for role portal, a portal cannot answer in place of https:';
  }
  if (endpoint.kind !== 'transfer' && endpoint.method === 'GET' && endpoint.role !== 'portal') {
    return 'method: must be HEAD, only transfers read a body';
  }
  const hosts = endpoint.expect.redirectHosts ?? [];
  const bad = hosts.findIndex((host) => hostProblem(host));
  return bad < 0 ? null : `expect.redirectHosts[${bad}]: ${hostProblem(hosts[bad] ?? '')}`;
}

/** Index of the first id that was there before, or -1. */
function repeated(ids: readonly string[]): number {
  return ids.findIndex((id, i) => ids.indexOf(id) < i);
}

function targetProblem(target: Target): string | null {
  for (const [i, endpoint] of target.endpoints.entries()) {
    const problem = endpointProblem(endpoint);
    if (problem) return `endpoints[${i}].${problem}`;
  }
  const twice = repeated(target.endpoints.map((e) => e.id));
  if (twice >= 0) return `endpoints[${twice}].id: ${target.endpoints[twice]?.id} is there twice`;
  if (target.type === 'service' && !target.endpoints.some((e) => e.role === 'app' && e.kind === 'http')) {
    return 'endpoints: must hold one of role app and kind http';
  }
  return null;
}

/** The first broken rule as `services[2].endpoints[0].url: …`; null where all are kept. */
export function ruleProblem(services: readonly Service[], controls: readonly Control[]): string | null {
  const places = [
    ...services.map((target, i) => ({ place: `services[${i}]`, target })),
    ...controls.map((target, i) => ({ place: `controls[${i}]`, target })),
  ];
  for (const { place, target } of places) {
    const problem = targetProblem(target);
    if (problem) return `${place}.${problem}`;
  }
  // One name space: a sample names its target by id alone.
  const twice = places[repeated(places.map(({ target }) => target.id))];
  return twice ? `${twice.place}.id: ${twice.target.id} is there twice` : null;
}
