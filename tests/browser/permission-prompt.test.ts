/**
 * The way a person goes, with the build that people get: welcome page, start, the browser's own question, a no, a yes. In Chromium the
 * question is answered by keys on a screen of its own; Firefox is set to say yes to it, since its panel cannot be reached from outside.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../scripts/browser/driver.ts';
import { WELCOME } from '../../scripts/live/live.ts';
import { traffic } from './lab-traffic.ts';
import { builtFor, openSession, type Session } from './session.ts';
import { HAS_SCREEN, type Screen, startScreen } from './support/screen.ts';

/** The tab that the extension opened by itself when it was installed. */
async function welcome({ driver }: Session): Promise<Page> {
  for (const late = Date.now() + 20_000; Date.now() < late; await sleep(100)) {
    const page = await driver.findPage(WELCOME);
    if (page) return page;
  }
  throw new Error('The extension opened no welcome page.');
}

/** Origins that the browser has granted. Runs in the page. */
const granted = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { permissions: { getAll(): Promise<{ origins?: string[] }> } };
    };
    return (await chrome.permissions.getAll()).origins?.length ?? 0;
  }, undefined);

/** Presses keys until something shows that the question took them: when it appears nobody tells. */
async function answer(
  screen: Screen,
  keys: readonly string[],
  taken: () => Promise<boolean>,
  everyMs: number,
): Promise<void> {
  for (const late = Date.now() + 30_000; Date.now() < late; ) {
    await sleep(everyMs);
    for (const key of keys) screen.press(key);
    await sleep(500);
    if (await taken()) return;
  }
  throw new Error(`The browser's question took no ${keys.join(' ')}.`);
}

const measured = (session: Session): Promise<true> =>
  session.until('a stored sample', ({ samples }) => (samples.length > 0 ? true : undefined));

describe.skipIf(!HAS_SCREEN)('chromium', () => {
  let session: Session;
  let screen: Screen;
  let page: Page;
  beforeAll(async () => {
    screen = await startScreen();
    session = await openSession({ browser: 'chromium', extensionDir: builtFor('chromium', true), screen: screen.env });
    page = await welcome(session);
  });
  afterAll(async () => {
    await session?.close();
    screen?.stop();
  });

  it('a no is taken for a no: nothing is asked of anybody, and the page says so', async () => {
    await page.click('start');
    const refused = (): Promise<boolean> =>
      page.evaluate(() => document.querySelector('[data-testid="refused"]') !== null, undefined);
    // Escape closes the question, and does nothing where it is not there yet.
    await answer(screen, ['Escape'], refused, 0);
    expect(await granted(page)).toBe(0);
    expect(traffic(session).ours).toEqual([]);
  });

  it('a yes begins measuring', async () => {
    await page.click('start');
    // The question does not listen in its first half second, and has "deny" in front.
    await answer(screen, ['Tab', 'Return'], async () => (await granted(page)) > 0, 1_500);
    await measured(session);
    expect(traffic(session).ours.length).toBeGreaterThan(0);
  });
});

describe('firefox', () => {
  let session: Session;
  beforeAll(async () => {
    session = await openSession({
      browser: 'firefox',
      extensionDir: builtFor('firefox', true),
      firefoxPrefs: { 'extensions.webextOptionalPermissionPrompts': false },
    });
  });
  afterAll(() => session?.close());

  it('start asks within the click, and begins measuring', async () => {
    const page = await session.driver.openPage(WELCOME);
    expect(await granted(page)).toBe(0);
    expect(traffic(session).ours).toEqual([]);
    await page.click('start');
    await measured(session);
    expect(await granted(page)).toBeGreaterThan(0);
  });
});
