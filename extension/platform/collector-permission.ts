/** The permission to reach a collector's addresses: one origin at a time, asked for in a click, handed back when it is no longer used. */
import { originPattern } from '../../src/report/collector-link.ts';
import { browser } from './browser.ts';
import { DATA_COLLECTION, dataCollectionAllowed } from './data-collection.ts';

type Request = Parameters<typeof browser.permissions.request>[0];

/** To be called first in a click (see ui/grants.ts). False when the person said no. */
export function requestAddresses(addresses: readonly string[]): Promise<boolean> {
  const origins = addresses.map(originPattern);
  // A browser may refuse to ask for what it has granted before.
  return browser.permissions
    .request({ origins })
    .catch(async () => (await reachable(addresses)).length === addresses.length);
}

export const requestAddress = (address: string): Promise<boolean> => requestAddresses([address]);

/** The same for uploading: the relays, and in Firefox its own permission to collect data. */
export function requestUpload(relays: readonly string[]): Promise<boolean> {
  const wanted = { origins: relays.map(originPattern), ...DATA_COLLECTION };
  // A browser may refuse to ask for what it has granted before.
  return browser.permissions
    .request(wanted as Request)
    .catch(async () => (await reachable(relays)).length === relays.length && (await dataCollectionAllowed()));
}

export function mayReach(address: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [originPattern(address)] });
}

export async function reachable(addresses: readonly string[]): Promise<string[]> {
  const may = await Promise.all(addresses.map(mayReach));
  return addresses.filter((_, i) => may[i]);
}

/**
 * What the manifest requires cannot be handed back and stays (test builds).
 * @param collection also Firefox's permission to collect data
 */
export async function giveBackUpload(addresses: readonly string[], collection = true): Promise<void> {
  const { host_permissions: required = [] } = browser.runtime.getManifest() as { host_permissions?: string[] };
  const origins = addresses.map(originPattern).filter((pattern) => !required.includes(pattern));
  await browser.permissions.remove({ origins, ...(collection && DATA_COLLECTION) } as Request);
}
