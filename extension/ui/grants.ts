/**
 * The permission to ask the services. `requestGrant` must be the first thing that a click does: after any `await` Firefox
 * no longer counts the call as the person's own (MDN, permissions.request).
 */
import { originsFor, serviceById } from '../../src/targets/index.ts';
import { browser } from '../platform/browser.ts';
import { permitted } from '../platform/permissions.ts';

const originsOf = (services: readonly string[], country: string): string[] =>
  originsFor(
    services.flatMap((id) => serviceById(id) ?? []),
    country,
  );

export function hasGrant(services: readonly string[], country: string): Promise<boolean> {
  return permitted(originsOf(services, country));
}

/** False when the person said no, or the browser would not ask and has not granted it before. */
export function requestGrant(services: readonly string[], country: string): Promise<boolean> {
  return browser.permissions
    .request({ origins: originsOf(services, country), permissions: ['webRequest'] })
    .catch(() => hasGrant(services, country));
}
