/**
 * A copy of a browser profile, to be read and thrown away: a browser that starts writes to its profile, and the extension in it would
 * measure. The person's own profile stays as it is.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { BrowserName } from '../browser/find.mjs';

/** Locks of a running browser, and what is large and not needed. */
const LEFT_BEHIND =
  /^(Singleton.*|lock|\.parentlock|parent\.lock|Cache|Code Cache|GPUCache|cache2|startupCache|Crashpad)$/;

/** The id that Chromium gives to an extension loaded from this folder: its path, hashed, in letters a to p. */
export function chromiumId(extensionDir: string): string {
  const hash = createHash('sha256').update(extensionDir, 'utf8').digest('hex').slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/** Names of the databases of Chromium's extensions in a profile. */
function databasesOf(profile: string): string[] {
  const folder = join(profile, 'Default', 'IndexedDB');
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** Which of the builds has measured in this profile: a window and a headless run use different ones. @throws a sentence */
export function buildOf(browser: BrowserName, profile: string, builds: readonly string[]): string {
  if (!existsSync(profile)) throw new Error(`--profile: there is no folder ${profile}.`);
  const [first = ''] = builds;
  if (browser === 'firefox') {
    if (!existsSync(join(profile, 'storage', 'default')))
      throw new Error(`--profile: ${profile} is no profile of Firefox.`);
    return first;
  }
  if (!existsSync(join(profile, 'Default'))) throw new Error(`--profile: ${profile} is no profile of Chromium.`);
  const found = databasesOf(profile);
  const build = builds.find((dir) => found.some((name) => name.startsWith(`chrome-extension_${chromiumId(dir)}_`)));
  if (build !== undefined) return build;
  throw new Error(
    `--profile: there are no measurements of this folder's extension in ${profile}; it was made by npm start elsewhere, or is new.`,
  );
}

/** @returns the folder of the copy, inside a new one of its own */
export function copyProfile(profile: string): string {
  const copy = join(mkdtempSync(join(tmpdir(), 'tailback-export-')), 'profile');
  cpSync(profile, copy, { recursive: true, filter: (path) => !LEFT_BEHIND.test(basename(path)) });
  return copy;
}
