/**
 * Chrome as Google ships it takes no extension from its command line: it is handed in through the debugging pipe. No such browser is
 * needed here: a program in its place notes what it was started with and what the pipe asked of it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { launch } from '../../scripts/browser/driver.ts';
import { endingBrowser, ID, talkingChrome } from './fake-browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'tailback-branded-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const options = (executablePath: string) => ({
  ...{ browser: 'chromium' as const, executablePath, headless: true },
  ...{ extensionDir: join(folder, 'dist'), profileDir: join(folder, 'profile') },
  chromiumArgs: ['--proxy-server=127.0.0.1:9', '--host-resolver-rules=MAP * ~NOTFOUND'],
});

it('gets the extension through the pipe, and every other switch as Chromium does', async () => {
  const { program, noted } = talkingChrome(join(folder, 'google-chrome', 'chrome'));
  const driver = await launch(options(program));
  expect(driver.version).toBe('150.0.1.2');
  expect(driver.extensionUrl('a.html')).toBe(`chrome-extension://${ID}/a.html`);
  await driver.close();
  const notes = noted();
  const args = notes[0]?.args ?? [];
  expect(args).toEqual(
    expect.arrayContaining(['--remote-debugging-pipe', '--no-first-run', ...options('').chromiumArgs]),
  );
  expect(args.filter((arg) => arg.includes('extension')).filter((arg) => arg.includes(folder))).toEqual([]);
  expect(notes.filter(({ method }) => method === 'Extensions.loadUnpacked').map(({ params }) => params?.path)).toEqual([
    join(folder, 'dist'),
  ]);
});

it('is ended where it does not take the extension: it would live on, and hold its profile', async () => {
  const { program, noted } = talkingChrome(join(folder, 'chrome', 'google-chrome'));
  await expect(launch({ ...options(program), extensionDir: join(folder, 'broken') })).rejects.toThrow('no manifest');
  expect(noted().at(-1)).toMatchObject({ method: 'Browser.close' });
});

it('Chromium proper gets it on the command line; where it ends at once, a sentence says so', async () => {
  const { program, noted } = endingBrowser(join(folder, 'chromium', 'chrome'));
  await expect(launch(options(program))).rejects.toThrow(
    `${program} did not start: is the profile ${join(folder, 'profile')} open in another browser? TAILBACK_CHROMIUM names`,
  );
  const args = noted()[0]?.args ?? [];
  expect(args).toEqual(
    expect.arrayContaining([`--load-extension=${join(folder, 'dist')}`, ...options('').chromiumArgs]),
  );
});
