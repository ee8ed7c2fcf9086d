/** A page of the driver over Playwright, for Chromium. A wait is for what is attached: what is scrolled out of view counts. */
import type { Page as PlaywrightPage } from 'playwright-core';
import type { Page } from './driver.ts';
import { expression, selector, WAIT_MS } from './expression.ts';

export function overPlaywright(page: PlaywrightPage): Page {
  page.setDefaultTimeout(WAIT_MS);
  return {
    evaluate: <A, R>(fn: (arg: A) => R | Promise<R>, arg: A) => page.evaluate<R>(expression(fn, arg)),
    inject: async (source) => void (await page.evaluate(`${source};undefined`)),
    click: (testid) => page.click(selector(testid)),
    async waitFor(testid, state, timeoutMs = WAIT_MS) {
      await page.waitForSelector(selector(testid, state), { state: 'attached', timeout: timeoutMs });
    },
    text: async (testid) => (await page.textContent(selector(testid)))?.trim() ?? '',
    attribute: (testid, name) => page.getAttribute(selector(testid), name),
    press: (key) => page.keyboard.press(key),
    resize: (width, height) => page.setViewportSize({ width, height }),
    emulate: ({ scheme = 'light', forcedColors = false, reducedMotion = false, print = false }) =>
      page.emulateMedia({
        media: print ? 'print' : null,
        colorScheme: scheme,
        forcedColors: forcedColors ? 'active' : 'none',
        reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
      }),
    async screenshot(file) {
      await page.screenshot({ path: file, fullPage: true });
    },
    close: () => page.close(),
  };
}
