/**
 * Collector link: what an operator publishes and a person pastes. The relay's address, and after the `#` the key that signs
 * the manifest: `https://relay.example/tailback#<43 characters>`. Without the key it is pinned at first sight, which trusts
 * whoever answered then.
 */
import { type Fault, faultOf } from '../fault.ts';

export interface CollectorLink {
  /** Without a slash at its end. */
  relay: string;
  /** Ed25519, base64url. */
  key?: string;
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost']);

/**
 * What the manifest offers so that the permission for one collector can be asked for: any https host, and this very computer
 * for trying it. Never asked for as a whole.
 */
export const COLLECTOR_ORIGINS = ['http://127.0.0.1/*', 'http://localhost/*', 'https://*/*'];

/** The address of a relay as it is stored, or what is wrong with it. */
export function parseRelay(text: string): { relay: string } | { problem: Fault } {
  const address = text.trim();
  if (!URL.canParse(address))
    return { problem: faultOf('address', 'This is not an address: it begins with https://.') };
  const url = new URL(address);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.has(url.hostname)))
    return {
      problem: faultOf(
        'https',
        'The address must begin with https://: on the way somebody could see and hold back what is sent.',
      ),
    };
  if (url.username !== '' || url.password !== '' || url.search !== '')
    return {
      problem: faultOf(
        'secret',
        'The address must not hold a name, a password or a question mark: they could tell people apart.',
      ),
    };
  return { relay: `${url.origin}${url.pathname.replace(/\/+$/, '')}` };
}

export function parseLink(text: string): { link: CollectorLink } | { problem: Fault } {
  const [address = '', key, ...more] = text.trim().split('#');
  const parsed = parseRelay(address);
  if ('problem' in parsed) return parsed;
  if (key === undefined || key === '') return { link: parsed };
  if (more.length > 0 || !/^[A-Za-z0-9_-]{43}$/.test(key))
    return {
      problem: faultOf(
        'key',
        'The key after the # is not complete: it has 43 letters, digits, hyphens and underscores.',
      ),
    };
  return { link: { ...parsed, key } };
}

export function writeLink({ relay, key }: CollectorLink): string {
  return key === undefined ? relay : `${relay}#${key}`;
}

/** The pattern by which a browser is asked for the permission to reach this relay, and nothing else. Ports cannot be named. */
export function originPattern(relay: string): string {
  const { protocol, hostname } = new URL(relay);
  return `${protocol}//${hostname}/*`;
}
