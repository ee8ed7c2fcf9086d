/**
 * `npm run demo`: the lab plays a day in five minutes (healthy, the own line slow, WhatsApp throttled, its name gone, recovered) with the
 * extension open. Every request is a real one to the lab; only the hours between two checks are left out.
 */
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openSession, type Session } from '../tests/browser/session.ts';
import type { Page } from './browser/driver.ts';
import { ACTS } from './demo/acts.ts';
import { asExpected, playAct } from './demo/play-act.ts';
import { buildExtension } from './live/build.ts';
import { withoutWindow } from './live/display.ts';
import { DASHBOARD, WELCOME } from './live/live.ts';
import { runMain } from './live/run-main.ts';
import { writableFolder } from './live/writable.ts';
import { browserOf } from './option-values.ts';
import { readArguments } from './read-arguments.ts';
import { wholePopup } from './screenshots/whole-popup.ts';

const IMAGES = fileURLToPath(new URL('../docs/images', import.meta.url));
const POPUP = 'extension/popup/index.html';
/** The size that Chromium gives a popup at most, and the width of ours. */
const [POPUP_WIDTH, POPUP_HEIGHT] = [360, 600];
const SERVICES = ['whatsapp', 'telegram', 'signal'];
/** Five checks in a row: the default would rest after the third. */
const BUDGET_BYTES = 100_000_000;

async function picture(page: Page, folder: string, file: string): Promise<void> {
  const path = join(folder, file);
  await wholePopup(page, POPUP_WIDTH, path);
  await page.resize(POPUP_WIDTH, POPUP_HEIGHT);
  const { squeeze } = await import('./screenshots/squeeze.ts');
  squeeze(path);
  console.log(`        saved ${relative(process.cwd(), path)}`);
}

/** @returns whether everything was said as it should be */
async function play(session: Session, folder: string | null, signal: AbortSignal): Promise<boolean> {
  await (await session.page()).waitFor('headline');
  await (await session.driver.findPage(WELCOME))?.close();
  const popup = await session.driver.openPage(POPUP);
  await popup.resize(POPUP_WIDTH, POPUP_HEIGHT);
  let right = true;
  for (const [index, act] of ACTS.entries()) {
    console.log(`${act.hour}   ${act.title} ...`);
    const begin = async (): Promise<void> => {
      if (index > 0) return session.command({ command: 'check-now' });
      await session.consent(SERVICES);
      await session.command({ command: 'save-settings', settings: { budgetBytes: BUDGET_BYTES } });
    };
    const said = await playAct(session, popup, act, begin, signal);
    const fits = asExpected(said, act);
    right &&= fits;
    console.log(
      `        ${said.headline}${fits ? '' : `   (expected of ${act.row}: ${act.state}, not ${said.state})`}`,
    );
    if (folder !== null && act.picture && fits) await picture(popup, folder, act.picture);
  }
  return right;
}

async function main(args: string[]): Promise<number> {
  const { values } = readArguments('demo', args);
  const browser = browserOf(values.browser ?? 'chromium');
  const headless = withoutWindow(values.headless ?? false);
  const folder = headless ? writableFolder('out', values.out ?? IMAGES) : null;
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  console.log('Building the extension ...');
  await buildExtension(browser, true);
  const session = await openSession({ browser, headless });
  session.driver.onClosed(() => stop.abort());
  const began = Date.now();
  try {
    const right = await play(session, folder, stop.signal);
    console.log(`The day took ${Math.round((Date.now() - began) / 1000)} s.`);
    if (!headless) {
      await session.driver.openPage(`${DASHBOARD}#whatsapp/1h`);
      console.log('Look around as long as you like; Ctrl-C or closing the browser ends it.');
      while (!stop.signal.aborted) await sleep(500, undefined, { signal: stop.signal }).catch(() => undefined);
    }
    return right ? 0 : 1;
  } catch (error) {
    // Whatever fails because the browser is just going away is no failure.
    if (!stop.signal.aborted) throw error;
    return 130;
  } finally {
    await session.close().catch(() => undefined);
  }
}

await runMain('demo', main);
