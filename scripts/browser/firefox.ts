/**
 * Firefox through WebDriver BiDi. Extension pages need three things that are written nowhere in one place: system
 * access on the command line, a fixed UUID by preference (BiDi does not tell the one Firefox draws), and no waiting for
 * navigation, since the page moves to the extension's process and BiDi never reports its end.
 */
import { mkdirSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import type { Driver, Launch, Page } from './driver.ts';
import { evaluateAsBrowser } from './firefox-chrome-scope.ts';
import { notStarted, orClosed } from './not-started.ts';
import { geckoId } from './profile.ts';
import { overPuppeteer } from './puppeteer-page.ts';
import { FIREFOX_PREFS } from './quiet.ts';

const UUID = '6f5e7a3c-1b9d-4c62-8e44-2a7d90c3b815';

export async function launchFirefox(options: Launch): Promise<Driver> {
  const id = geckoId(options.extensionDir);
  const { uuid = UUID } = options;
  mkdirSync(options.profileDir, { recursive: true });
  await options.prepareFirefoxProfile?.(options.profileDir);
  const browser = await puppeteer
    .launch({
      browser: 'firefox',
      executablePath: options.executablePath,
      userDataDir: options.profileDir,
      headless: options.headless,
      handleSIGINT: false,
      handleSIGTERM: false,
      defaultViewport: null,
      env: { ...process.env, ...options.env },
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: {
        ...FIREFOX_PREFS,
        'extensions.webextensions.uuids': JSON.stringify({
          [id]: uuid,
          ...Object.fromEntries((options.others ?? []).map((other) => [geckoId(other.dir), other.uuid])),
        }),
        // An extension loaded this way is a temporary one, whose database would go with it at the browser's end.
        'extensions.webextensions.keepStorageOnUninstall': true,
        'extensions.webextensions.keepUuidOnUninstall': true,
        ...options.firefoxPrefs,
      },
    })
    .catch(notStarted(options));
  const folders = [options.extensionDir, ...(options.others ?? []).map(({ dir }) => dir)];
  await orClosed(
    () => browser.close(),
    async () => {
      for (const folder of folders) await browser.installExtension(folder);
    },
  );
  const extensionUrl = (path: string) => `moz-extension://${uuid}/${path}`;
  const openAt = async (url: string): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(url, { waitUntil: [] });
    await page.waitForSelector('body');
    return overPuppeteer(page);
  };
  return {
    browser: 'firefox',
    version: (await browser.version()).replace(/^.*\//, ''),
    extensionUrl,
    openPage: (path) => openAt(extensionUrl(path)),
    openAt,
    async findPage(path) {
      for (const page of await browser.pages()) {
        // page.url() says about:blank for extension pages. A page that is just going away cannot be asked.
        const url = await page.evaluate(() => location.href).catch(() => '');
        if (url.startsWith(extensionUrl(path))) return overPuppeteer(page);
      }
      return null;
    },
    async killBackground() {
      const extension = `WebExtensionPolicy.getByID(${JSON.stringify(id)}).extension`;
      await evaluateAsBrowser(browser, `${extension}.terminateBackground({ ignoreDevToolsAttached: true })`);
    },
    forgetNames: () => evaluateAsBrowser(browser, 'Services.dns.clearCache(true)'),
    async allowDataCollection(allowed) {
      const kinds = JSON.stringify(['technicalAndInteraction', 'locationInfo']);
      const change = `{ permissions: [], origins: [], data_collection: ${kinds} }`;
      const module = "ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs')";
      await evaluateAsBrowser(
        browser,
        `${module}.ExtensionPermissions.${allowed ? 'add' : 'remove'}('${id}', ${change}, WebExtensionPolicy.getByID('${id}').extension)`,
      );
    },
    onClosed: (listener) => void browser.on('disconnected', listener),
    close: () => browser.close(),
  };
}
