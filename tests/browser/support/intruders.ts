/** Those who would make the extension act or tell from outside: a web page, and another extension that the person installed. */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of this process; whoever asks for it removes it. */
export const newFolder = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'tailback-intruder-')));

const OTHER_UUID = '1d3c7b52-90aa-4d5e-9f10-7c5b2a64e0d9';

export interface Intruder {
  dir: string;
  uuid: string;
  /** Address of its page in this browser. */
  page(browser: 'chromium' | 'firefox'): string;
}

/** Another extension, with a page and nothing else. */
export function makeIntruder(folder: string): Intruder {
  const dir = join(folder, 'other');
  mkdirSync(dir);
  const manifest = {
    manifest_version: 3,
    name: 'Other',
    version: '1',
    browser_specific_settings: { gecko: { id: 'other@other.invalid' } },
  };
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(dir, 'page.html'), '<!doctype html><title>other</title><body>other</body>');
  return {
    dir,
    uuid: OTHER_UUID,
    page: (browser) =>
      browser === 'firefox'
        ? `moz-extension://${OTHER_UUID}/page.html`
        : `chrome-extension://${chromiumId(dir)}/page.html`,
  };
}

/** Of an unpacked extension without a key: from its path (crx_file::id_util::GenerateIdForPath). */
function chromiumId(dir: string): string {
  const hash = createHash('sha256').update(dir).digest('hex').slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/** A copy that lets anybody in: what the same attempts must succeed against, or they prove nothing. */
export function weakened(built: string, folder: string, site: string): string {
  const dir = join(folder, 'weak');
  cpSync(built, dir, { recursive: true });
  const file = join(dir, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as object;
  const open = {
    externally_connectable: { ids: ['*'], matches: [site] },
    web_accessible_resources: [{ resources: ['*'], matches: ['<all_urls>'] }],
  };
  writeFileSync(file, JSON.stringify({ ...manifest, ...open }));
  const loader = join(dir, 'service-worker-loader.js');
  const answer =
    'chrome.runtime.onMessageExternal.addListener((m, s, answer) => { answer({ ok: true }); return true; });';
  writeFileSync(loader, `${answer}\n${readFileSync(loader, 'utf8')}`);
  return dir;
}

export interface Attempt {
  /** The extension's id, which its addresses name, and its base address. */
  id: string;
  base: string;
  messages: readonly object[];
  files: readonly string[];
}

export interface Reached {
  /** Messages that somebody answered, or took. */
  answered: number;
  /** Files of the extension that could be read or run. */
  files: string[];
}

/** Runs in the intruder's page. Nothing it tries can hang: each attempt ends after a second. */
export async function intrude({ id, base, messages, files }: Attempt): Promise<Reached> {
  interface Port {
    onMessage: { addListener(heard: () => void): void };
    onDisconnect: { addListener(heard: () => void): void };
    postMessage(message: object): void;
  }
  interface Runtime {
    sendMessage(id: string, message: object): Promise<unknown>;
    connect(id: string): Port;
  }
  const { chrome } = globalThis as unknown as { chrome?: { runtime?: Partial<Runtime> } };
  const limited = (attempt: Promise<boolean>): Promise<boolean> =>
    Promise.race([attempt.catch(() => false), new Promise<boolean>((end) => setTimeout(() => end(false), 1_000))]);
  const sent = async (message: object): Promise<boolean> =>
    (await chrome?.runtime?.sendMessage?.(id, message)) !== undefined;
  const byPort = (message: object): Promise<boolean> =>
    new Promise((resolve) => {
      const port = chrome?.runtime?.connect?.(id);
      if (!port) return resolve(false);
      port.onMessage.addListener(() => resolve(true));
      port.onDisconnect.addListener(() => resolve(false));
      port.postMessage(message);
    });
  const loaded = (tag: 'img' | 'script' | 'link', url: string): Promise<boolean> =>
    new Promise((resolve) => {
      const element = document.createElement(tag);
      element.addEventListener('load', () => resolve(true));
      element.addEventListener('error', () => resolve(false));
      if (element instanceof HTMLLinkElement) Object.assign(element, { rel: 'stylesheet', href: url });
      else element.src = url;
      document.body.append(element);
    });
  const fetched = async (url: string): Promise<boolean> => (await fetch(url)).ok;
  let answered = 0;
  for (const message of messages) {
    // For a script of the extension in this page, which there is not.
    window.postMessage(message, '*');
    const ways = await Promise.all([limited(sent(message)), limited(byPort(message))]);
    answered += ways.filter((way) => way).length;
  }
  const reached: string[] = [];
  for (const file of files) {
    const tag = file.endsWith('.png') ? 'img' : file.endsWith('.css') ? 'link' : 'script';
    const ways = [limited(fetched(`${base}${file}`)), limited(loaded(tag, `${base}${file}`))];
    if ((await Promise.all(ways)).some((way) => way)) reached.push(file);
  }
  return { answered, files: reached };
}
