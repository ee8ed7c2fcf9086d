/**
 * One browser with the built test extension inside a lab of the whole catalogue: what every browser test starts from.
 * It loads dist/test-<browser> as it finds it (`npm test` builds it before), so a change of the source needs a build.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Driver, type LaunchOptions, launch, type Page } from '../../scripts/browser/driver.ts';
import type { BrowserName } from '../../scripts/browser/find.mjs';
import { startCatalogueLab } from '../../scripts/live/lab.ts';
import { DASHBOARD } from '../../scripts/live/live.ts';
import { readStore, type Stored } from '../../scripts/live/read-store.ts';
import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import type { Lab } from '../lab/lab.ts';

export const BROWSERS = ['chromium', 'firefox'] as const;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Folder of the test build, whose permissions are there from the start; `shipped`: of the build that people get. */
export function builtFor(browser: BrowserName, shipped = false): string {
  return join(ROOT, 'dist', shipped ? browser : `test-${browser}`);
}

export interface SessionOptions {
  browser: BrowserName;
  /** Default: healthy. */
  scenario?: string;
  /** Decides which controls are domestic. Default: ZZ, not said. */
  country?: string;
  /** Default: no window. */
  headless?: boolean;
  /** Default: dist/test-<browser>. */
  extensionDir?: string;
  /** Other extensions beside it. */
  others?: LaunchOptions['others'];
  /** Firefox only: the extension's UUID in this profile. */
  uuid?: string;
  /** Shown there, instead of headless (support/screen.ts). */
  screen?: { DISPLAY: string };
  /** Besides those of the lab. */
  chromiumArgs?: readonly string[];
  firefoxPrefs?: Readonly<Record<string, string | number | boolean>>;
  /** Called before the browser starts, for behaviours that must hold from the first request on. */
  prepare?: (lab: Lab) => void;
}

export interface Session {
  browser: BrowserName;
  driver: Driver;
  lab: Lab;
  /** The dashboard, opened at the first call. */
  page(): Promise<Page>;
  /** Sends a command as a page of the extension does. @throws the extension's own sentence where it refuses */
  command(message: object): Promise<void>;
  /** What the start button does after the prompt; the first check begins. */
  consent(services?: readonly string[]): Promise<void>;
  /** All that is stored; null until the extension has made its database. */
  read(): Promise<Stored | null>;
  /** Looks into the store until `ready` finds what it wants. @throws naming `what` after the limit */
  until<T>(what: string, ready: (stored: Stored) => T | undefined, limitMs?: number): Promise<T>;
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 300;
const LIMIT_MS = 120_000;

export async function openSession(options: SessionOptions): Promise<Session> {
  const { browser, country = 'ZZ' } = options;
  const lab = await startCatalogueLab(options.scenario ?? 'healthy', country);
  options.prepare?.(lab);
  const folder = mkdtempSync(join(tmpdir(), 'tailback-session-'));
  const clear = async (): Promise<void> => {
    await lab.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const driver = await start(options, lab, folder).catch(async (error: unknown) => {
    await clear();
    throw error;
  });
  let dashboard: Promise<Page> | undefined;
  const page = (): Promise<Page> => {
    dashboard ??= driver.openPage(DASHBOARD);
    return dashboard;
  };
  const read = async (): Promise<Stored | null> => readStore(await page(), { rounds: 0, samples: 0 });
  const command = async (message: object): Promise<void> => {
    const answer = await (await page()).evaluate(send, message);
    if (answer && 'error' in answer) throw new Error(`The extension refused: ${answer.error}`);
  };
  return {
    browser,
    driver,
    lab,
    page,
    read,
    command,
    consent: (services = DEFAULT_SETTINGS.services) => command({ command: 'start', services, country }),
    async until(what, ready, limitMs = LIMIT_MS) {
      for (const deadline = Date.now() + limitMs; Date.now() < deadline; await sleep(LOOK_EVERY_MS)) {
        const stored = await read();
        const found = stored ? ready(stored) : undefined;
        if (found !== undefined) return found;
      }
      throw new Error(`${browser}: ${what} did not happen within ${limitMs / 1000} s.`);
    },
    async close() {
      await driver.close();
      await clear();
    },
  };
}

async function start(options: SessionOptions, lab: Lab, folder: string): Promise<Driver> {
  const { browser } = options;
  // The CA as a person would trust it: the list of keys would overlook an expired certificate (tests/lab/README.md).
  const env = browser === 'firefox' ? lab.firefoxEnv() : await lab.prepareChromiumHome(join(folder, 'home'));
  return launch({
    browser,
    extensionDir: options.extensionDir ?? builtFor(browser),
    profileDir: join(folder, 'profile'),
    headless: options.headless ?? options.screen === undefined,
    env: { ...env, ...options.screen },
    chromiumArgs: [...lab.chromiumArgs({ trust: 'home' }), ...(options.chromiumArgs ?? [])],
    localState: lab.chromiumLocalState(),
    firefoxPrefs: { ...lab.firefoxPrefs(), ...options.firefoxPrefs },
    prepareFirefoxProfile: lab.prepareFirefoxProfile,
    ...(options.uuid && { uuid: options.uuid }),
    ...(options.others && { others: options.others }),
  });
}

/** Runs in the page. Both browsers offer `chrome.runtime` with promises. */
function send(message: object): Promise<{ ok: true } | { error: string } | undefined> {
  const { chrome } = globalThis as unknown as {
    chrome: { runtime: { sendMessage(m: object): Promise<{ ok: true } | { error: string } | undefined> } };
  };
  return chrome.runtime.sendMessage(message);
}
