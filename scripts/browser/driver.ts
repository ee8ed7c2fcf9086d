/**
 * One small interface over the two browsers, for start, measure and the tests: the built extension loaded in a real
 * browser. What both can do is here; what only one can do does not belong here.
 */
import { type BrowserName, findBrowser, isBranded } from './find.mjs';

export interface Media {
  scheme?: 'light' | 'dark';
  forcedColors?: boolean;
  reducedMotion?: boolean;
  /** As on paper; Chromium by Playwright alone. */
  print?: boolean;
}

export interface Page {
  /** Runs in the page; `fn` may use nothing but its argument and the page's globals. The answer must survive JSON. */
  evaluate<A, R>(fn: (arg: A) => R | Promise<R>, arg: A): Promise<R>;
  /** Runs a library's source in the page, past its content policy. */
  inject(source: string): Promise<void>;
  /** Elements are addressed by data-testid. A real click: it counts as the person's gesture. */
  click(testid: string): Promise<void>;
  /** Until the element is there, and where a state is given until its data-state is that. Default limit 30 s. */
  waitFor(testid: string, state?: string, timeoutMs?: number): Promise<void>;
  text(testid: string): Promise<string>;
  attribute(testid: string, name: string): Promise<string | null>;
  /** A real key, to whatever has the focus: `Tab`, `Enter`, `ArrowLeft`; `Shift+Tab` backwards. */
  press(key: 'Tab' | 'Shift+Tab' | 'Enter' | 'ArrowLeft' | 'End' | 'Home'): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  /** What the system would ask for; in Firefox of all pages at once. Whatever is not named is as in a plain system. */
  emulate(media: Media): Promise<void>;
  screenshot(file: string): Promise<void>;
  close(): Promise<void>;
}

export interface Driver {
  browser: BrowserName;
  version: string;
  extensionUrl(path: string): string;
  /** A page of the extension in a tab of its own. */
  openPage(path: string): Promise<Page>;
  /** Any page in a tab of its own, those of other extensions too. */
  openAt(url: string): Promise<Page>;
  /** A tab that shows this page already, for instance one that the extension opened itself; null if there is none. */
  findPage(path: string): Promise<Page | null>;
  /** Ends the service worker or event page as the browser itself would. The next event starts it again. */
  killBackground(): Promise<void>;
  /** Empties the browser's own cache of names, which outlives their TTL; connections that are open stay. */
  forgetNames?(): Promise<void>;
  /** Chromium by Playwright, which is attached to the service worker: runs in it. A Firefox page has runtime.getBackgroundPage. */
  evaluateInWorker?<A, R>(fn: (arg: A) => R | Promise<R>, arg: A): Promise<R>;
  /** Firefox only: gives or withdraws its permission to collect data, as the person would in its page of the extension. */
  allowDataCollection?(allowed: boolean): Promise<void>;
  /** The browser is gone: closed by us, by the person, or dead. */
  onClosed(listener: () => void): void;
  close(): Promise<void>;
}

export interface LaunchOptions {
  browser: BrowserName;
  /** Default: found in the usual places (find.mjs). */
  executablePath?: string;
  extensionDir: string;
  /** Loaded beside it; in Firefox under these UUIDs. They have no worker. */
  others?: readonly { dir: string; uuid: string }[];
  /** Made where it does not exist; what is stored in it stays. */
  profileDir: string;
  headless: boolean;
  chromiumArgs?: readonly string[];
  /** Merged into Chromium's `Local State` file: settings that have no flag, such as the DNS-over-HTTPS server. */
  localState?: Readonly<Record<string, unknown>>;
  firefoxPrefs?: Readonly<Record<string, string | number | boolean>>;
  /** The extension's UUID in Firefox, which draws one per profile where none is given; default: always the same. */
  uuid?: string;
  /** Added to our own environment. */
  env?: Readonly<Record<string, string>>;
  /** Called with the profile's folder before Firefox starts, for instance to put a CA into its certificate store. */
  prepareFirefoxProfile?: (dir: string) => unknown;
}

export type Launch = LaunchOptions & { executablePath: string };

/** @throws one sentence where the browser is missing */
export async function launch(options: LaunchOptions): Promise<Driver> {
  const executablePath = options.executablePath ?? findBrowser(options.browser);
  if (executablePath === null) throw new Error(`No ${options.browser} was found; npm start says how to get one.`);
  const all: Launch = { ...options, executablePath };
  // Loaded on demand: each driver package takes a third of a second.
  if (options.browser === 'firefox') return (await import('./firefox.ts')).launchFirefox(all);
  if (isBranded(executablePath)) return (await import('./chrome-pipe.ts')).launchChromeByPipe(all);
  return (await import('./chromium.ts')).launchChromium(all);
}
