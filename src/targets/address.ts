/**
 * Scheme, host and port of an endpoint's URL, and whether we are willing to ask that host at all.
 * `stun:host:port` (RFC 7064) is no hierarchical URL: its host is normalised by parsing it as an http authority.
 */

export type Scheme = 'https:' | 'wss:' | 'http:' | 'stun:';

export interface Address {
  scheme: Scheme;
  /** Lower-case name, IDN as punycode. */
  host: string;
  port: number;
}

const DEFAULT_PORT: Readonly<Record<Scheme, number>> = { 'https:': 443, 'wss:': 443, 'http:': 80, 'stun:': 3478 };

function isScheme(text: string): text is Scheme {
  return Object.hasOwn(DEFAULT_PORT, text);
}

/** Null where the text is no URL of one of our four schemes. */
export function addressOf(url: string): Address | null {
  const scheme = /^[a-z]+:/.exec(url)?.[0] ?? '';
  if (!isScheme(scheme)) return null;
  const parsable = scheme === 'stun:' ? url.replace(/^stun:(?!\/)/, 'http://') : url;
  if (!URL.canParse(parsable)) return null;
  const { hostname, port } = new URL(parsable);
  // The http parser drops ":80" as its default; for STUN that is a port like any other.
  const written = scheme === 'stun:' && /:80$/.test(url) ? '80' : port;
  return { scheme, host: hostname, port: written === '' ? DEFAULT_PORT[scheme] : Number(written) };
}

/** Names that never lead out of the person's own network (RFC 6761, RFC 6762, RFC 8375, ICANN's .internal). */
const LOCAL_SUFFIXES = ['localhost', 'local', 'internal', 'home.arpa', 'lan'] as const;

/** What is wrong with a host as a target, as the end of a sentence; null where nothing is. */
export function hostProblem(host: string): string | null {
  // The URL parser has already turned 0x7f.1 and 2130706433 into dotted form (WHATWG URL, "IPv4 parser").
  if (host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host)) return 'must be a host name, not an IP address';
  if (LOCAL_SUFFIXES.some((suffix) => host === suffix || host.endsWith(`.${suffix}`))) {
    return 'must not be a name of the local network';
  }
  if (!/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(host)) {
    return 'must be a full host name such as www.example.org';
  }
  return null;
}
