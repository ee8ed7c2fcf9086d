/**
 * Chromium and Chrome for Testing through Playwright. The debugger is attached to the service worker, and an attached
 * worker never falls asleep: how long it lives cannot be tested here except by killing it.
 */
import { chromium } from 'playwright-core';
import type { Driver, Launch, Page } from './driver.ts';
import { expression } from './expression.ts';
import { notStarted, orClosed } from './not-started.ts';
import { overPlaywright } from './playwright-page.ts';
import { writeLocalState } from './profile.ts';
import { chromiumFlags } from './quiet.ts';

export async function launchChromium(options: Launch): Promise<Driver> {
  writeLocalState(options.profileDir, options.localState ?? {});
  const folders = [options.extensionDir, ...(options.others ?? []).map(({ dir }) => dir)].join(',');
  const context = await chromium
    .launchPersistentContext(options.profileDir, {
      executablePath: options.executablePath,
      headless: options.headless,
      // Whoever launches decides what Ctrl-C does.
      handleSIGINT: false,
      handleSIGTERM: false,
      viewport: null,
      env: { ...process.env, ...options.env },
      args: [
        `--disable-extensions-except=${folders}`,
        `--load-extension=${folders}`,
        ...chromiumFlags(options.chromiumArgs ?? []),
      ],
    })
    .catch(notStarted(options));
  const worker = await orClosed(
    () => context.close(),
    async () => context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker')),
  );
  // Not URL.origin, which is opaque for this scheme.
  const base = `chrome-extension://${new URL(worker.url()).host}/`;
  const extensionUrl = (path: string) => `${base}${path}`;
  const openAt = async (url: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(url);
    return overPlaywright(page);
  };
  return {
    browser: 'chromium',
    version: context.browser()?.version() ?? '',
    extensionUrl,
    openPage: (path) => openAt(extensionUrl(path)),
    openAt,
    async findPage(path) {
      const page = context.pages().find((p) => p.url().startsWith(extensionUrl(path)));
      return page === undefined ? null : overPlaywright(page);
    },
    async killBackground() {
      const page = context.pages()[0] ?? (await context.newPage());
      const session = await context.newCDPSession(page);
      const { targetInfos } = await session.send('Target.getTargets');
      for (const target of targetInfos) {
        if (target.type !== 'service_worker' || !target.url.startsWith(base)) continue;
        await session.send('Target.closeTarget', { targetId: target.targetId });
      }
      await session.detach();
    },
    async forgetNames() {
      const page = await context.newPage();
      await page.goto('chrome://net-internals/#dns');
      await page.evaluate("chrome.send('clearHostResolverCache')");
      await page.close();
    },
    async evaluateInWorker<A, R>(fn: (arg: A) => R | Promise<R>, arg: A) {
      const present = context.serviceWorkers().findLast((w) => w.url().startsWith(base));
      const running = present ?? (await context.waitForEvent('serviceworker'));
      return running.evaluate<R>(expression(fn, arg));
    },
    onClosed: (listener) => void context.on('close', listener),
    close: () => context.close(),
  };
}
