/** The optional permissions: asked for by the welcome page in the click itself, handed back when everything is deleted. */
import { browser } from './browser.ts';

/** Whether all these origins, and webRequest, are granted. */
export async function permitted(origins: string[]): Promise<boolean> {
  return browser.permissions.contains({ origins, permissions: ['webRequest'] });
}

/** Every origin this version of the extension may ask for; a test build has them as required ones. */
export function manifestOrigins(): string[] {
  const { optional_host_permissions: optional = [], host_permissions: required = [] } =
    browser.runtime.getManifest() as { optional_host_permissions?: string[]; host_permissions?: string[] };
  return [...optional, ...required];
}

/** Gives back what can be given back; what the manifest requires stays. */
export async function dropPermissions(): Promise<void> {
  const { origins = [], permissions = [] } = await browser.permissions.getAll();
  const required = browser.runtime.getManifest();
  const fixed = new Set([
    ...(required.permissions ?? []),
    ...((required.host_permissions as string[] | undefined) ?? []),
  ]);
  const optional = permissions.filter((p) => !fixed.has(p));
  const hosts = origins.filter((o) => !fixed.has(o));
  if (optional.length + hosts.length === 0) return;
  await browser.permissions.remove({ origins: hosts, permissions: optional as never[] });
}

/** Whether requests to this address are permitted; addresses that need no permission (STUN, a name) are. */
export async function permittedUrl(url: string): Promise<boolean> {
  if (!/^(https?|wss?):/.test(url)) return true;
  const { protocol, hostname } = new URL(url);
  return browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] });
}
