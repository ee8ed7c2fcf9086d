/**
 * `npm run -s export -- --profile DIR`: what the dashboard exports, of a profile that npm start or a person's own browser made. It
 * works on a copy, without a network: nothing is measured, asked or changed by it.
 */

import { once } from 'node:events';
import { createWriteStream, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { exportName } from '../src/export/export-file.ts';
import { launch } from './browser/driver.ts';
import { chooseOnPage, untilExport } from './export/choose-on-page.ts';
import { type ExportArguments, parseExport } from './export/options.ts';
import { buildOf, copyProfile } from './export/profile-copy.ts';
import { buildExtension } from './live/build.ts';
import { exportedFile } from './live/export.ts';
import { DASHBOARD } from './live/live.ts';
import { runMain } from './live/run-main.ts';

/** No name leads anywhere but to this computer, where nothing listens. */
const OFFLINE = {
  chromiumArgs: ['--host-resolver-rules=MAP * ~NOTFOUND'],
  firefoxPrefs: { 'network.dns.forceResolve': '127.0.0.1', 'media.peerconnection.enabled': false },
};

async function run(given: ExportArguments, extensionDir: string, profileDir: string): Promise<void> {
  const { browser } = given;
  const now = Date.now();
  const out = resolve(given.out ?? exportName({ level: given.level, format: given.format, table: given.table }, now));
  const driver = await launch({ browser, extensionDir, profileDir, headless: true, ...OFFLINE });
  try {
    const page = await driver.openPage(DASHBOARD);
    await untilExport(page);
    // What the copy tries to measure meanwhile comes after this moment.
    await chooseOnPage(page, given, Math.min(given.to ?? now, now));
    const file = createWriteStream(out);
    await once(file, 'open');
    let bytes = 0;
    for await (const piece of exportedFile(page)) {
      bytes += piece.length;
      if (!file.write(piece)) await once(file, 'drain');
    }
    file.end();
    await once(file, 'close');
    console.log(`${bytes.toLocaleString('en')} bytes are in ${out}`);
  } finally {
    await driver.close();
  }
}

async function main(args: string[]): Promise<number> {
  const given = parseExport(args);
  // The page's fields are of the local clock, which has one hour of the year twice; this process and its browser have none.
  process.env.TZ = 'UTC';
  const profile = resolve(given.profile);
  const { browser } = given;
  const builds = [false, true].map((forTests) => resolve('dist', forTests ? `test-${browser}` : browser));
  const build = buildOf(browser, profile, builds);
  process.stderr.write('Building the extension ...\n');
  await buildExtension(browser, build === builds[1]);
  process.stderr.write('Reading a copy of the profile ...\n');
  const copy = copyProfile(profile);
  try {
    await run(given, build, copy);
  } finally {
    rmSync(dirname(copy), { recursive: true, force: true, maxRetries: 5 });
  }
  return 0;
}

await runMain('export', main);
