/** Page over puppeteer. In Firefox `page.url()` and `goto` do not work for extension pages; all that is here does. */
import type { Page as PuppeteerPage } from 'puppeteer-core';
import type { Page } from './driver.ts';
import { expression, selector, WAIT_MS } from './expression.ts';
import { evaluateAsBrowser } from './firefox-chrome-scope.ts';

export function overPuppeteer(page: PuppeteerPage): Page {
  page.setDefaultTimeout(WAIT_MS);
  const element = async (testid: string) => {
    const found = await page.waitForSelector(selector(testid));
    if (found === null) throw new Error(`The page has no element "${testid}".`);
    return found;
  };
  return {
    evaluate: async <A, R>(fn: (arg: A) => R | Promise<R>, arg: A) => (await page.evaluate(expression(fn, arg))) as R,
    inject: async (source) => void (await page.evaluate(`${source};undefined`)),
    click: async (testid) => (await element(testid)).click(),
    async waitFor(testid, state, timeoutMs = WAIT_MS) {
      await page.waitForSelector(selector(testid, state), { timeout: timeoutMs });
    },
    text: async (testid) => (await element(testid)).evaluate((node) => node.textContent?.trim() ?? ''),
    attribute: async (testid, name) => (await element(testid)).evaluate((node, key) => node.getAttribute(key), name),
    async press(key) {
      if (key !== 'Shift+Tab') return page.keyboard.press(key);
      await page.keyboard.down('Shift');
      await page.keyboard.press('Tab');
      await page.keyboard.up('Shift');
    },
    resize: (width, height) => page.setViewport({ width, height }),
    async emulate({ scheme = 'light', forcedColors = false, reducedMotion = false }) {
      if (!(await page.browser().version()).toLowerCase().startsWith('firefox'))
        return page.emulateMediaFeatures([
          { name: 'prefers-color-scheme', value: scheme },
          { name: 'prefers-reduced-motion', value: reducedMotion ? 'reduce' : 'no-preference' },
        ]);
      const prefs = {
        'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
        'browser.display.document_color_use': forcedColors ? 2 : 0,
        'ui.prefersReducedMotion': reducedMotion ? 1 : 0,
      };
      // BiDi has no call for it yet; the browser's own preferences work at once.
      for (const [name, value] of Object.entries(prefs))
        await evaluateAsBrowser(page.browser(), `Services.prefs.setIntPref('${name}', ${value})`);
    },
    async screenshot(file) {
      // The type wants a literal ending: every caller of ours asks for PNG.
      await page.screenshot({ path: file as `${string}.png`, fullPage: true });
    },
    close: () => page.close(),
  };
}
