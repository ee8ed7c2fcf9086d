/** What is seen where nothing is measured any more: each says what happened and what to press. */
import {
  asNewer,
  damageSettings,
  fillDisk,
  loseBackground,
  withholdAll,
  withholdOne,
} from '../../tests/browser/support/break-store.ts';
import type { Page } from '../browser/driver.ts';
import { FEW } from './made-pasts.ts';
import type { Scene } from './scene.ts';
import type { Stored } from './store.ts';

const pathOf = (page: string): string => `extension/${page}/index.html`;
const saying = (kind: string) => (page: Page) => page.waitFor('headline', kind);
const HOUR_MS = 3_600_000;

const fine: Stored = { past: FEW };
const full: Stored = { past: FEW };
const old: Stored = { past: { ...FEW, untilAgoMs: 3 * HOUR_MS } };
const damaged: Stored = { past: FEW };
const newer: Stored = { past: FEW };

/** The browser changed its mind while the page was open: it reads again. Runs in the page. */
const lookAgain = (): boolean => window.dispatchEvent(new Event('online'));

const changed =
  (change: () => void, then: (page: Page) => Promise<void>) =>
  async (page: Page): Promise<void> => {
    await page.evaluate(change, undefined);
    await page.evaluate(lookAgain, undefined);
    await then(page);
  };

const scene = (id: string, page: string, rest: Omit<Scene, 'id' | 'path' | 'alike'>): Scene => ({
  ...{ id, path: pathOf(page), alike: true, ...rest },
  ...(page === 'popup' && { popup: true }),
});

const permission = changed(withholdAll, saying('permission'));
/** Settings that cannot be read have no language either. */
const english = { language: 'en' } as const;

/** The last one leaves a store that nobody can read any more. */
export const BROKEN: readonly Scene[] = [
  scene('popup-permission', 'popup', { stored: fine, ready: permission }),
  scene('settings-permission', 'settings', { stored: fine, part: 'standstill', ready: permission }),
  scene('welcome-permission', 'welcome', { stored: fine, ready: permission }),
  scene('popup-one-withheld', 'popup', {
    stored: fine,
    ready: changed(withholdOne, (page) => page.waitFor('withheld')),
  }),
  scene('popup-full', 'popup', { stored: full, broken: fillDisk, ready: saying('full') }),
  scene('dashboard-full', 'dashboard', { stored: full, broken: fillDisk, part: 'head', ready: saying('full') }),
  scene('settings-full', 'settings', { stored: full, broken: fillDisk, part: 'standstill', ready: saying('full') }),
  scene('popup-failed', 'popup', { stored: old, ready: changed(loseBackground, saying('failed')) }),
  scene('popup-damaged', 'popup', {
    stored: damaged,
    broken: damageSettings,
    only: english,
    ready: saying('not-started'),
  }),
  scene('popup-newer', 'popup', { stored: newer, broken: asNewer, ready: (page) => page.waitFor('failure') }),
  scene('dashboard-newer', 'dashboard', { stored: newer, broken: asNewer, ready: (page) => page.waitFor('failure') }),
];
