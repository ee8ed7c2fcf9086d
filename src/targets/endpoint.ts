/**
 * Builders that keep a catalogue file at one line per endpoint. They add what follows from the kind; they never add a fact:
 * source and check date are always written out, since an address without them is a guess.
 */
import type { Endpoint, Role } from './target.ts';

/** What an entry must say for itself. `expect` absent: any HTTP status is as good as another. */
export interface EndpointFacts {
  source: string;
  checkedAt: string | null;
  expect?: Endpoint['expect'];
}

function endpoint(id: string, role: Role, url: string, facts: EndpointFacts): Omit<Endpoint, 'kind'> {
  return { id, role, url, expect: facts.expect ?? {}, source: facts.source, checkedAt: facts.checkedAt };
}

/** A light request: HEAD, so that nothing but the header has to travel. */
export function head(id: string, role: Role, url: string, facts: EndpointFacts): Endpoint {
  return { ...endpoint(id, role, url, facts), kind: 'http', method: 'HEAD' };
}

/**
 * A real static object, read with GET up to the planner's limit. It must not compress (image, archive): a freeze counts
 * bytes on the wire, and a page of text that unpacks to five times its size hides where it stopped.
 */
export function object(id: string, url: string, facts: EndpointFacts): Endpoint {
  const expect = { statuses: [200, 206], ...facts.expect };
  return { ...endpoint(id, 'object', url, { ...facts, expect }), kind: 'transfer', method: 'GET' };
}

/**
 * A plain http address that is not on the browsers' HSTS preload list (tried in Chromium 156: whatsapp.com, web.telegram.org,
 * facebook.com, messenger.com, instagram.com and discord.com are). The healthy answer leads to https.
 */
export function plain(id: string, url: string, facts: EndpointFacts): Endpoint {
  return { ...endpoint(id, 'plain', url, facts), kind: 'http', method: 'HEAD' };
}

/** A WebSocket handshake; a refusal with any status still proves that the host was reached. */
export function websocket(id: string, url: string, facts: EndpointFacts): Endpoint {
  return { ...endpoint(id, 'websocket', url, facts), kind: 'websocket' };
}

/** A STUN Binding request (RFC 8489) to `stun:host:port`. */
export function stun(id: string, url: string, facts: EndpointFacts): Endpoint {
  return { ...endpoint(id, 'stun', url, facts), kind: 'stun' };
}
