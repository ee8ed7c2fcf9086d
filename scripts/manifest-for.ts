/** The manifest of one build, from the one source manifest. */
import type { ManifestV3Export } from '@crxjs/vite-plugin';

type Manifest = Record<string, unknown> & { permissions: string[]; optional_permissions: string[] };

const ONLY: Readonly<Record<string, 'chromium' | 'firefox'>> = {
  offscreen: 'chromium',
  dns: 'firefox',
};

const KEYS_ONLY: Readonly<Record<string, 'chromium' | 'firefox'>> = {
  minimum_chrome_version: 'chromium',
  browser_specific_settings: 'firefox',
};

/** Offered for the sake of one collector's address (src/report/collector-link.ts). */
const ANY_HOST = 'https://*/*';

/**
 * @param forTests moves the optional permissions to the required ones: a headless browser cannot answer the prompt; and
 *   lets pages speak ws: to the lab
 */
export function manifestFor(source: unknown, browser: 'chromium' | 'firefox', forTests: boolean): ManifestV3Export {
  const all = structuredClone(source) as Manifest;
  for (const [key, owner] of Object.entries(KEYS_ONLY)) if (owner !== browser) delete all[key];
  all.permissions = all.permissions.filter((p) => (ONLY[p] ?? browser) === browser);
  if (forTests) {
    all.permissions = [...all.permissions, ...all.optional_permissions];
    // Not "any host": with it a redirect or a block page would look otherwise than in the shipped build.
    const optional = all.optional_host_permissions as string[];
    all.host_permissions = optional.filter((pattern) => pattern !== ANY_HOST);
    all.optional_host_permissions = optional.filter((pattern) => pattern === ANY_HOST);
    all.optional_permissions = [];
    const csp = all.content_security_policy as { extension_pages: string };
    csp.extension_pages = csp.extension_pages.replace(
      "connect-src 'self' https: wss: http:",
      "connect-src 'self' https: wss: http: ws:",
    );
  }
  return all as unknown as ManifestV3Export;
}
