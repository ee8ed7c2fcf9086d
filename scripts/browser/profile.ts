/** A browser's profile folder, before the browser starts. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Merges settings into Chromium's `Local State`; what the browser itself has kept there stays. */
export function writeLocalState(profileDir: string, state: Readonly<Record<string, unknown>>): void {
  mkdirSync(profileDir, { recursive: true });
  const file = join(profileDir, 'Local State');
  const kept: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  writeFileSync(file, JSON.stringify({ ...(kept as object), ...state }));
}

/** The id that the extension's manifest asks Firefox for. */
export function geckoId(extensionDir: string): string {
  const manifest = JSON.parse(readFileSync(join(extensionDir, 'manifest.json'), 'utf8')) as {
    browser_specific_settings: { gecko: { id: string } };
  };
  return manifest.browser_specific_settings.gecko.id;
}
