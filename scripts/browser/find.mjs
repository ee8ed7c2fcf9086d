/**
 * Where the browsers are. Plain JavaScript without packages, since the bootstrap runs it before anything is installed.
 * A browser named by its environment variable wins, and a wrong name is an error: falling back in silence would
 * measure with another browser than the one that was asked for.
 */
import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PATHS } from './paths.mjs';

/** @typedef {'chromium' | 'firefox'} BrowserName */

/** @type {Readonly<Record<BrowserName, string>>} */
export const VARIABLES = { chromium: 'TAILBACK_CHROMIUM', firefox: 'TAILBACK_FIREFOX' };

/** Filled by `npx browsers install … --path .tailback/browsers`, which needs no administrator. */
const OWN_FOLDER = fileURLToPath(new URL('../../.tailback/browsers', import.meta.url));

/**
 * The program's path, or null where there is none.
 * @param {BrowserName} browser
 * @param {{ env?: Record<string, string | undefined>, platform?: string, home?: string }} [where]
 * @returns {string | null}
 * @throws one sentence, where the environment variable names a file that does not exist
 */
export function findBrowser(browser, where = {}) {
  const { env = process.env, platform = process.platform, home = homedir() } = where;
  const named = env[VARIABLES[browser]];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return resolve(named);
    throw new Error(`${VARIABLES[browser]} names ${named}, which does not exist.`);
  }
  const folders = {
    '~': home,
    '%own%': OWN_FOLDER,
    '%playwright%': env.PLAYWRIGHT_BROWSERS_PATH,
    '%local%': env.LOCALAPPDATA,
    '%programs%': env.PROGRAMFILES,
    '%programs86%': env['PROGRAMFILES(X86)'],
  };
  for (const pattern of (PATHS[platform] ?? PATHS.linux)[browser]) {
    const [first = '', ...rest] = pattern.split('/');
    const start = first in folders ? folders[first] : first === '' ? '/' : first;
    const found = start === undefined ? undefined : expand(start, rest).find((path) => !isSnapStub(path));
    if (found !== undefined) return found;
  }
  return null;
}

/** Every existing file that the segments (with `*` for any run of characters) lead to, newest version number first. */
function expand(folder, [segment, ...rest]) {
  if (segment === undefined) return existsSync(folder) ? [folder] : [];
  if (!segment.includes('*')) return expand(join(folder, segment), rest);
  const [head = '', tail = ''] = segment.split('*');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => name.startsWith(head) && name.endsWith(tail))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .flatMap((name) => expand(join(folder, name), rest));
}

/** Ubuntu's packages `chromium-browser` and `firefox` are scripts that only tell you to install a snap. */
function isSnapStub(path) {
  const file = openSync(path, 'r');
  const head = Buffer.alloc(2048);
  const length = readSync(file, head, 0, head.length, 0);
  closeSync(file);
  const text = head.toString('latin1', 0, length);
  return (
    text.startsWith('#!') && text.includes('/snap/') && !existsSync(join('/snap/bin', path.split('/').at(-1) ?? ''))
  );
}

/**
 * Chrome and Edge as their makers ship them ignore --load-extension since version 137: they are to be driven through
 * the debugging pipe. Chromium and Chrome for Testing still take it.
 * @param {string} path
 */
export function isBranded(path) {
  if (/for testing|chrome-for-testing|ms-playwright|\.tailback/i.test(path)) return false;
  return (
    /google[ -]chrome|google[\\/]chrome|msedge|microsoft[ -]edge/i.test(path) ||
    dirname(path).endsWith('/opt/google/chrome')
  );
}
