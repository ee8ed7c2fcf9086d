/** The built extension running in a browser, with or without the lab: what start and measure have in common. */
import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import type { Lab } from '../../tests/lab/lab.ts';
import { type Driver, launch, type Page } from '../browser/driver.ts';
import { buildExtension } from './build.ts';
import { startCatalogueLab } from './lab.ts';
import type { Options } from './options.ts';
import { readStore, type Stored } from './read-store.ts';

export const WELCOME = 'extension/welcome/index.html';
export const DASHBOARD = 'extension/dashboard/index.html';
export const POPUP = 'extension/popup/index.html';
export const SETTINGS = 'extension/settings/index.html';

export interface Live {
  driver: Driver;
  /** Absent without --lab. */
  lab: Lab | undefined;
  /** Some open page of the extension; opens the dashboard where the person has closed them all. */
  page(): Promise<Page>;
  read(since: Parameters<typeof readStore>[1]): Promise<Stored | null>;
  /** What the start button of the welcome page does after the permission prompt, which a test build does not need. */
  consent(): Promise<void>;
  command(message: object): Promise<void>;
  close(): Promise<void>;
}

export interface Way {
  headless: boolean;
  /** The test build, whose permissions are granted from the start. */
  forTests: boolean;
  profileDir: string;
}

export async function openLive(options: Options, way: Way): Promise<Live> {
  const lab = options.lab === undefined ? undefined : await startCatalogueLab(options.lab, options.country ?? 'ZZ');
  const driver = await start(options, way, lab).catch(async (error: unknown) => {
    await lab?.stop();
    throw error;
  });
  let open: Page | null = null;
  const page = async (): Promise<Page> => {
    open ??= (await driver.findPage('extension/')) ?? (await driver.openPage(DASHBOARD));
    return open;
  };
  /** Once more where the tab was closed or went elsewhere in the meantime. */
  const inPage = async <T>(job: (p: Page) => Promise<T>): Promise<T> => {
    try {
      return await job(await page());
    } catch {
      open = null;
      return job(await page());
    }
  };
  const command = async (message: object): Promise<void> => {
    const answer = await inPage((p) => p.evaluate(send, message));
    if (answer !== undefined && 'error' in answer) throw new Error(`The extension refused: ${answer.error}`);
  };
  return {
    driver,
    lab,
    page,
    read: (since) => inPage((p) => readStore(p, since)),
    command,
    consent: () =>
      command({
        command: 'start',
        services: options.services ?? DEFAULT_SETTINGS.services,
        country: options.country ?? DEFAULT_SETTINGS.country,
      }),
    async close() {
      // A browser that is gone already cannot be closed: nothing to tell anybody.
      await driver.close().catch(() => undefined);
      await lab?.stop();
    },
  };
}

async function start(options: Options, way: Way, lab: Lab | undefined): Promise<Driver> {
  return launch({
    browser: options.browser,
    extensionDir: await buildExtension(options.browser, way.forTests),
    profileDir: way.profileDir,
    headless: way.headless,
    chromiumArgs: [...(lab?.chromiumArgs() ?? []), ...options.chromiumArgs],
    firefoxPrefs: { ...lab?.firefoxPrefs(), ...options.firefoxPrefs },
    ...(lab && {
      localState: lab.chromiumLocalState(),
      prepareFirefoxProfile: lab.prepareFirefoxProfile,
      env: options.browser === 'firefox' ? lab.firefoxEnv() : {},
    }),
  });
}

/** Runs in the page. Both browsers offer `chrome.runtime` with promises. */
function send(message: object): Promise<{ ok: true } | { error: string } | undefined> {
  const { chrome } = globalThis as unknown as {
    chrome: { runtime: { sendMessage(m: object): Promise<{ ok: true } | { error: string } | undefined> } };
  };
  return chrome.runtime.sendMessage(message);
}
