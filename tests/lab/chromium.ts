/** What makes Chromium live inside the lab: arguments, and the preference file its resolver is set by. */

/** Names go through the lab's own resolver; the rules only change ports, so that a name can vanish at run time. */
export function chromiumArgs(hosts: readonly string[], port: number, spki: string): string[] {
  const rules = hosts.flatMap((host) => [
    `MAP ${host}:443 ${host}:${port}`,
    `MAP ${host}:80 ${host}:${port}`,
    // Other ports (STUN) as they are; without this line the catch-all below would take them.
    `MAP ${host} ${host}`,
  ]);
  // First match wins, exclusions before all (net/base/host_mapping_rules.cc). Whatever is not of the catalogue, addresses
  // included, reaches the lab's port and is recorded and reset there: nothing leaves the machine.
  rules.push(`MAP * 127.0.0.1:${port}`, 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost');
  return [
    `--host-resolver-rules=${rules.join(', ')}`,
    `--ignore-certificate-errors-spki-list=${spki}`,
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-sync',
    '--disable-default-apps',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pings',
    '--allow-loopback-in-peer-connection',
  ];
}

/** To be written to `<user data dir>/Local State` before the first start. */
export function chromiumLocalState(dohPort: number): Record<string, unknown> {
  return { dns_over_https: { mode: 'secure', templates: `https://127.0.0.1:${dohPort}/dns-query` } };
}
