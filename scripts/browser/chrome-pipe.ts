/**
 * Branded Chrome and Edge (137 and newer), which ignore --load-extension: the extension goes in through the debugging
 * pipe. Needs puppeteer, since Playwright has no call for it. The worker is attached here as well (see chromium.ts).
 */
import puppeteer from 'puppeteer-core';
import type { Driver, Launch, Page } from './driver.ts';
import { notStarted, orClosed } from './not-started.ts';
import { writeLocalState } from './profile.ts';
import { overPuppeteer } from './puppeteer-page.ts';
import { chromiumFlags } from './quiet.ts';

export async function launchChromeByPipe(options: Launch): Promise<Driver> {
  writeLocalState(options.profileDir, options.localState ?? {});
  const browser = await puppeteer
    .launch({
      executablePath: options.executablePath,
      userDataDir: options.profileDir,
      headless: options.headless,
      pipe: true,
      enableExtensions: true,
      handleSIGINT: false,
      handleSIGTERM: false,
      defaultViewport: null,
      env: { ...process.env, ...options.env },
      args: chromiumFlags(options.chromiumArgs ?? []),
    })
    .catch(notStarted(options));
  const install = async (): Promise<string> => {
    const own = await browser.installExtension(options.extensionDir);
    for (const { dir } of options.others ?? []) await browser.installExtension(dir);
    const worker = `chrome-extension://${own}/`;
    await browser.waitForTarget((target) => target.type() === 'service_worker' && target.url().startsWith(worker));
    return own;
  };
  const id = await orClosed(() => browser.close(), install);
  const extensionUrl = (path: string) => `chrome-extension://${id}/${path}`;
  const openAt = async (url: string): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(url);
    return overPuppeteer(page);
  };
  return {
    browser: 'chromium',
    version: (await browser.version()).replace(/^.*\//, ''),
    extensionUrl,
    openPage: (path) => openAt(extensionUrl(path)),
    openAt,
    async findPage(path) {
      const page = (await browser.pages()).find((p) => p.url().startsWith(extensionUrl(path)));
      return page === undefined ? null : overPuppeteer(page);
    },
    async killBackground() {
      for (const target of browser.targets()) {
        if (target.type() !== 'service_worker' || !target.url().startsWith(extensionUrl(''))) continue;
        await (await target.worker())?.close();
      }
    },
    onClosed: (listener) => void browser.on('disconnected', listener),
    close: () => browser.close(),
  };
}
