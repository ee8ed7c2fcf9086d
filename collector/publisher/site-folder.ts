/**
 * SiteFolder: the public pages on the disk. What is the same as before is left as it lies, so that mirrors and browsers need not fetch
 * it again; what nothing is shown of any more goes, since an old page would look like news.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { replaceWhole } from '../keys/write-whole.ts';
import { COUNTRY_FOLDER } from '../page/country-page.ts';
import { folderOf } from '../page/layout.ts';
import type { Site } from '../page/site.ts';
import { sitePages } from '../page/site-pages.ts';
import { PAGE_LANGUAGES } from '../page/words.ts';

export function writeSite(folder: string, site: Site): void {
  const written = new Set<string>();
  for (const [path, text] of sitePages(site)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    if (!isThere(file, text)) replaceWhole(file, text, 0o644);
    written.add(path);
  }
  for (const language of PAGE_LANGUAGES) {
    const below = `${folderOf(language)}${COUNTRY_FOLDER}`;
    for (const name of namesIn(join(folder, below)))
      if (!written.has(`${below}${name}`)) rmSync(join(folder, below, name));
  }
}

function isThere(file: string, text: string): boolean {
  try {
    return statSync(file).size === Buffer.byteLength(text) && readFileSync(file, 'utf8') === text;
  } catch {
    return false;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
