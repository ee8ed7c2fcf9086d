/** Walks through all scenes of one browser, each opened once: what looks at pages differs, the way through them does not. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Driver, launch, type Page } from '../../../scripts/browser/driver.ts';
import type { BrowserName } from '../../../scripts/browser/find.mjs';
import { noNetwork } from '../../../scripts/fixtures/no-network.ts';
import { WELCOME } from '../../../scripts/live/live.ts';
import type { Scene } from '../../../scripts/screenshots/scene.ts';
import { putStored } from '../../../scripts/screenshots/store.ts';
import { builtFor } from '../session.ts';
import { BARE_PAGE } from './stored-round.ts';

export interface Walk {
  driver: Driver;
  /** A page of the extension without a script: settings are changed from it. */
  hand: Page;
  /** Puts each scene's store into place, opens it, and closes it when `look` is done. */
  through(scenes: readonly Scene[], look: (scene: Scene, page: Page) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** @param extensionDir default: the test build */
export async function startWalk(browser: BrowserName, extensionDir = builtFor(browser)): Promise<Walk> {
  const folder = mkdtempSync(join(tmpdir(), 'tailback-walk-'));
  const profileDir = join(folder, 'profile');
  const driver = await launch({ browser, extensionDir, profileDir, headless: true, ...noNetwork });
  // Its page makes sure that the database is there.
  const welcome = await driver.openPage(WELCOME);
  await welcome.waitFor('start');
  await welcome.close();
  const hand = await driver.openPage(BARE_PAGE);
  let stored: Scene['stored'] | undefined;
  return {
    driver,
    hand,
    async through(scenes, look) {
      for (const scene of scenes) {
        if (scene.stored !== stored) await putStored(hand, scene.stored);
        stored = scene.stored;
        const page = await driver.openPage(scene.path);
        await page.resize(scene.popup ? 360 : 1280, 800);
        await scene.ready(page);
        await look(scene, page);
        await page.close();
      }
    },
    async close() {
      await driver.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
