/** Takes the pictures of one browser: one start, one store after the other, every guise of every scene. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { builtFor } from '../../tests/browser/session.ts';
import { BARE_PAGE } from '../../tests/browser/support/stored-round.ts';
import { type Driver, launch, type Page } from '../browser/driver.ts';
import type { BrowserName } from '../browser/find.mjs';
import { noNetwork } from '../fixtures/no-network.ts';
import { WELCOME } from '../live/live.ts';
import { isSeen, type Scene } from './scene.ts';
import { SCENES } from './scenes.ts';
import { squeeze } from './squeeze.ts';
import { changeSettings, putStored } from './store.ts';
import { nameOf, type View } from './views.ts';
import { wholePopup } from './whole-popup.ts';

/** The popup is as wide as it is; in a tab it is pictured at that width. */
const POPUP_WIDTH = 360;
/** Until fonts, transitions and what is drawn after the first paint have come to rest. */
const REST_MS = 350;

export interface Taking {
  browser: BrowserName;
  views: readonly View[];
  /** Scenes whose id holds this. */
  only: string;
  folder: string;
  tell: (file: string) => void;
  signal: AbortSignal;
}

export async function take({ browser, views, only, folder, tell, signal }: Taking): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'tailback-screenshots-'));
  const extensionDir = builtFor(browser);
  const driver = await launch({ browser, extensionDir, profileDir: profile, headless: true, ...noNetwork });
  try {
    // The page of consent makes sure that the database is there.
    const welcome = await driver.openPage(WELCOME);
    await welcome.waitFor('start');
    await welcome.close();
    const hand = await driver.openPage(BARE_PAGE);
    let stored: Scene['stored'] | undefined;
    for (const scene of SCENES.filter(({ id }) => id.includes(only))) {
      if (signal.aborted) return;
      if (scene.stored !== stored) {
        await putStored(hand, scene.stored);
        if (scene.broken) await hand.evaluate(scene.broken, undefined);
      }
      stored = scene.stored;
      for (const view of views.filter((v) => v.browser === browser && isSeen(scene, v))) {
        const file = join(folder, nameOf(scene.id, view));
        await picture(driver, hand, scene, view, file);
        squeeze(file);
        tell(file);
      }
    }
  } finally {
    await driver.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function picture(driver: Driver, hand: Page, scene: Scene, view: View, file: string): Promise<void> {
  await changeSettings(hand, { language: view.language });
  const page = await driver.openPage(scene.path);
  await page.emulate({ scheme: view.scheme });
  const width = scene.popup ? Math.min(view.width, POPUP_WIDTH) : view.width;
  await page.resize(width, 800);
  await scene.ready(page);
  if (scene.part) {
    await page.evaluate(leaveOnly, scene.part);
    // No higher than what is left of it.
    if (scene.part !== 'picture') await page.resize(width, 200);
  }
  await sleep(REST_MS);
  await (scene.popup ? wholePopup(page, width, file) : page.screenshot(file));
  await page.close();
}

/** Hides whatever stands beside a part of the page. Runs in the page. */
function leaveOnly(testid: string): void {
  const part = document.querySelector(`[data-testid="${testid}"]`);
  for (let at: Element | null = part; at && at !== document.body; at = at.parentElement)
    for (const other of at.parentElement?.children ?? [])
      if (other !== at && other instanceof HTMLElement) other.style.display = 'none';
}
