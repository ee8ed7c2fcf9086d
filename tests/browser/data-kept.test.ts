/**
 * Whether the browser keeps the measurements when its disk is full: the settings page says what the browser says, and asks it. Firefox's
 * question is answered by its own preference for tests; Chromium decides without one, and says no to an extension just installed.
 */
import { expect, it } from 'vitest';
import { SETTINGS } from '../../scripts/live/live.ts';
import { consentOnly } from './own-round.ts';
import { BROWSERS, openSession } from './session.ts';

const AGREES = { 'dom.storageManager.prompt.testing': true, 'dom.storageManager.prompt.testing.allow': true };

it.each(BROWSERS)('%s: says so, asks, and says the answer', async (browser) => {
  const session = await openSession({ browser, firefoxPrefs: AGREES });
  try {
    await consentOnly(session);
    const page = await session.driver.openPage(SETTINGS);
    const told = async (): Promise<string> => {
      await page.waitFor('data-kept');
      return page.text('data-kept');
    };
    const kept = (): Promise<boolean> => page.evaluate(() => navigator.storage.persisted(), undefined);
    expect(await kept()).toBe(false);
    expect(await told()).toMatch(/may clear/);
    await page.click('keep-data');
    await expect
      .poll(async () =>
        page.evaluate(() => document.querySelector('[data-testid=settings]')?.textContent ?? '', undefined),
      )
      .toMatch(browser === 'firefox' ? /keeps these data/ : /did not agree/);
    expect(await kept()).toBe(browser === 'firefox');
  } finally {
    await session.close();
  }
});
