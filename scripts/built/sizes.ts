/**
 * How much a built page loads before it can show anything, and how large the package is. Read from the files as they are shipped:
 * the page's script and everything it imports by a statement; `import()` is what comes later.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';

const gzipped = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;

/** Paths of a script and of all that it imports by a statement. */
function withImports(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const code = readFileSync(file, 'utf8');
  for (const [, path = ''] of code.matchAll(/\b(?:import|export)(?:[^"'()]*?\bfrom)?\s*["'](\.[^"']+\.js)["']/g))
    withImports(normalize(join(dirname(file), path)), found);
  return found;
}

/** Files that a page's HTML names and what they import, by path in the build. @param page for instance `dashboard` */
export function initialScripts(dist: string, page: string): string[] {
  const html = readFileSync(join(dist, 'extension', page, 'index.html'), 'utf8');
  const named = [...html.matchAll(/<script[^>]*\bsrc="([^"]+)"/g)].map(([, src = '']) =>
    src.startsWith('/') ? join(dist, src) : normalize(join(dist, 'extension', page, src)),
  );
  const all = new Set<string>();
  for (const file of named) withImports(file, all);
  return [...all].map((file) => file.slice(dist.length + 1));
}

/** Compressed bytes of a page's initial JavaScript. */
export function initialBytes(dist: string, page: string): number {
  return initialScripts(dist, page).reduce((sum, file) => sum + gzipped(join(dist, file)), 0);
}

/** Local header, central directory entry and the name in both, of each file in a zip (APPNOTE 4.3). */
const ZIP_ENTRY_BYTES = 76;

/** Bytes of the whole build as a zip. */
export function packageBytes(dist: string): number {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((f) => f.isFile());
  return files.reduce((sum, { parentPath, name }) => {
    const path = join(parentPath, name);
    const packed = deflateRawSync(readFileSync(path), { level: 9 }).length;
    return sum + packed + ZIP_ENTRY_BYTES + 2 * (path.length - dist.length);
  }, 0);
}
