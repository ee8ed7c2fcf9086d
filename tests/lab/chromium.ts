/** What makes Chromium live inside the lab: arguments, the preference file its resolver is set by, and trust in the CA. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { trustAuthority } from './certutil.ts';

export interface ChromiumTrust {
  /**
   * `spki` (default): every fault of a certificate under the lab's CA is overlooked, so `expired` looks healthy.
   * `home`: the CA is trusted as a person's own would be (see prepareChromiumHome), and `expired` is an error.
   */
  trust?: 'spki' | 'home';
}

/** Names go through the lab's own resolver; the rules only change ports, so that a name can vanish at run time. */
export function chromiumArgs(hosts: readonly string[], port: number, spki: string, options: ChromiumTrust): string[] {
  const rules = hosts.flatMap((host) => [
    `MAP ${host}:443 ${host}:${port}`,
    `MAP ${host}:80 ${host}:${port}`,
    // Other ports as they are, or the catch-all below would take them. WebRTC asks with a dot at the end
    // (services/network/p2p/socket_manager.cc makes names fully qualified).
    `MAP ${host} ${host}`,
    `MAP ${host}. ${host}`,
  ]);
  // First match wins, exclusions before all (net/base/host_mapping_rules.cc). Whatever is not of the catalogue, addresses
  // included, reaches the lab's port and is recorded and reset there: nothing leaves the machine.
  rules.push(`MAP * 127.0.0.1:${port}`, 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost');
  return [
    `--host-resolver-rules=${rules.join(', ')}`,
    ...(options.trust === 'home' ? [] : [`--ignore-certificate-errors-spki-list=${spki}`]),
    '--allow-loopback-in-peer-connection',
    ...QUIET,
  ];
}

/** The browser's own background traffic, off or sent to a closed port. What is left is in CHROMIUM_OWN_NAMES. */
const QUIET = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  // Components are asked for on demand all the same, and the list of signed-in accounts at every start.
  '--component-updater=url-source=https://127.0.0.1:9/',
  '--gaia-url=https://127.0.0.1:9',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-default-apps',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
];

/** Asked for by Chromium itself: a probe of its resolver, and what a tab's error page checks. Extensions have no part in them. */
export const CHROMIUM_OWN_NAMES: readonly string[] = ['www.gstatic.com', 'google.com', 'connectivitycheck.gstatic.com'];

/** To be written to `<user data dir>/Local State` before the first start. */
export function chromiumLocalState(dohPort: number): Record<string, unknown> {
  return { dns_over_https: { mode: 'secure', templates: `https://127.0.0.1:${dohPort}/dns-query` } };
}

/** Puts the CA where Chromium looks for a person's own, under a home folder to start it with. Resolves with that environment. */
export async function prepareChromiumHome(home: string, caPem: string): Promise<{ HOME: string }> {
  const store = join(home, '.pki', 'nssdb');
  await mkdir(store, { recursive: true });
  await trustAuthority(store, caPem);
  return { HOME: home };
}

/**
 * Chromium keeps a name for a minute whatever its TTL says. This empties that cache through a page of the browser's own;
 * connections that are open stay so (Lab.hangUp).
 */
export async function forgetChromiumNames(page: {
  goto(url: string): Promise<unknown>;
  evaluate(script: string): Promise<unknown>;
}): Promise<void> {
  await page.goto('chrome://net-internals/#dns');
  await page.evaluate("chrome.send('clearHostResolverCache')");
}
