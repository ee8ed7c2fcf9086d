/**
 * Host names and match patterns of targets: what the permission request asks for and what the manifest must list.
 * STUN needs no host permission, and redirects are not followed, so neither adds an origin.
 */
import { addressOf } from './address.ts';
import type { Target } from './target.ts';

function addressesOf(targets: readonly Target[]) {
  return targets
    .flatMap((target) => target.endpoints)
    .map((endpoint) => addressOf(endpoint.url))
    .filter((address) => address !== null);
}

function sortedOnce(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

/** Every host name, STUN servers included, sorted. */
export function hostsOf(targets: readonly Target[]): string[] {
  return sortedOnce(addressesOf(targets).map((address) => address.host));
}

/**
 * Match patterns (`https://host/*`), sorted. `http:` appears only for endpoints that speak it. A WebSocket needs `https:` too: Firefox
 * applies the rule that removes Origin to the https request beneath it (tried in ESR 153; ExtensionDNR.sys.mjs).
 */
export function originsOf(targets: readonly Target[]): string[] {
  const asked = addressesOf(targets).filter((address) => address.scheme !== 'stun:');
  return sortedOnce(
    asked.flatMap(({ scheme, host }) => [`${scheme}//${host}/*`, ...(scheme === 'wss:' ? [`https://${host}/*`] : [])]),
  );
}
