/** Whatever is broken, each page says in a sentence what happened and has something to press; none is blank. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../scripts/browser/driver.ts';
import { putStored, type Stored } from '../../scripts/screenshots/store.ts';
import { BROWSERS, builtFor } from './session.ts';
import { asNewer, damageRows, damageSettings, fillDisk, loseBackground } from './support/break-store.ts';
import { startWalk, type Walk } from './support/walk-scenes.ts';

const PAGES = ['popup', 'dashboard', 'settings', 'sharing', 'welcome'] as const;
const fine: Stored = {
  past: { seed: 'broken', services: ['whatsapp', 'telegram'], country: 'RU', days: 1, spells: [], nights: false },
};

interface Seen {
  words: string;
  buttons: number;
}

/** Nothing while it is still being read. Runs in the page. */
function look(): Seen {
  const main = document.querySelector<HTMLElement>('main:not([aria-busy])');
  const pressed = [...document.querySelectorAll('main button, main a[href]')].filter((e) => e.checkVisibility());
  return { words: main?.innerText.trim() ?? '', buttons: pressed.length };
}

describe.each(BROWSERS)('broken in %s', (browser) => {
  let walk: Walk;
  beforeAll(async () => {
    walk = await startWalk(browser);
    await putStored(walk.hand, fine);
  });
  afterAll(() => walk?.close());

  const open = (page: string): Promise<Page> => walk.driver.openPage(`extension/${page}/index.html`);
  const seenOn = async (name: string, words: RegExp): Promise<Seen> => {
    const page = await open(name);
    const looked = async (): Promise<string> => (await page.evaluate(look, undefined)).words;
    await expect.poll(looked, { timeout: 10_000, message: name }).toMatch(words);
    const seen = await page.evaluate(look, undefined);
    await page.close();
    return seen;
  };

  it('a background that does not answer is said where something was pressed', async () => {
    const page = await open('popup');
    await page.waitFor('headline', 'ready');
    await page.evaluate(loseBackground, undefined);
    await page.click('check-now');
    await expect.poll(async () => (await page.evaluate(look, undefined)).words).toMatch(/background did not answer/i);
    await page.close();
  });

  it('a full disk is said on top with what to press, and nothing of before is said beside it', async () => {
    await walk.hand.evaluate(fillDisk, undefined);
    for (const name of ['popup', 'dashboard', 'settings', 'welcome']) {
      const { words, buttons } = await seenOn(name, /disk of this computer is full[\s\S]*press “Check now”/);
      expect(buttons, name).toBeGreaterThan(0);
      // The dashboard's history tells in which hours it worked.
      expect(words, name).not.toMatch(name === 'dashboard' ? /services work/ : /services work|^works/m);
    }
  });

  it('torn rows of samples are survived by every page', async () => {
    await walk.hand.evaluate(damageRows, undefined);
    for (const name of PAGES) {
      const { words, buttons } = await seenOn(name, /\w{4}/);
      expect(words.length, name).toBeGreaterThan(40);
      expect(buttons, name).toBeGreaterThan(0);
    }
  });

  it('damaged settings stop measuring, and the person is told', async () => {
    await walk.hand.evaluate(damageSettings, undefined);
    const { words } = await seenOn('popup', /settings could not be read/);
    expect(words).toMatch(/has stopped measuring/);
    expect(words).not.toMatch(/nothing has been/);
    for (const name of PAGES) expect((await seenOn(name, /\w{4}/)).buttons, name).toBeGreaterThan(0);
  });

  it('data of a newer version are not touched: each page says so, and can be tried again', async () => {
    await walk.hand.evaluate(asNewer, undefined);
    for (const name of PAGES) expect((await seenOn(name, /newer version/)).buttons, name).toBeGreaterThan(0);
  });
});

describe.each(BROWSERS)('without permission in %s', (browser) => {
  it('the popup says what is missing and leads to where it is given', async () => {
    const walk = await startWalk(browser, builtFor(browser, true));
    try {
      await putStored(walk.hand, fine);
      const page = await walk.driver.openPage('extension/popup/index.html');
      await page.waitFor('headline', 'permission');
      const { words, buttons } = await page.evaluate(look, undefined);
      expect(words).toMatch(/does not let Tailback ask[\s\S]*press “Give permission again”/);
      expect(words).not.toMatch(/^works/m);
      expect(buttons).toBeGreaterThan(1);
    } finally {
      await walk.close();
    }
  });
});
