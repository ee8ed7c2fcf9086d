/** Builds the extension as `vite build --mode …` does. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { BrowserName } from '../browser/find.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The folder to load. A test build has its permissions from the start, since a headless browser cannot answer the
 * prompt (scripts/manifest-for.ts).
 */
export async function buildExtension(browser: BrowserName, forTests: boolean): Promise<string> {
  const mode = forTests ? `test-${browser}` : browser;
  await build({ root: ROOT, mode, logLevel: 'error' });
  return join(ROOT, 'dist', mode);
}
