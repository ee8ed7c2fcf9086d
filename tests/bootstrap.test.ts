/** What happens on a machine that has only Node. The real thing, npm ci included, is tests/browser/fresh-clone.test.ts. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { browsersFor, COMMANDS, toolsFor } from '../scripts/bootstrap/commands.mjs';
import { packagesAreStale } from '../scripts/bootstrap/packages.mjs';
import { nodeProblem } from '../scripts/bootstrap.mjs';
import { findBrowser, isBranded } from '../scripts/browser/find.mjs';
import { aptFamily, install, planInstall } from '../scripts/browser/install.mjs';
import { calls, cleanUp, cloneOfBootstrap, newFolder, put, putProgram } from './bootstrap/fake-machine.ts';

const DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nHOME_URL="https://www.debian.org/"\n';
const UBUNTU = 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n';
const MINT = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n';
const FEDORA = 'ID=fedora\n';

afterEach(() => vi.unstubAllEnvs());
afterAll(cleanUp);

/** The bootstrap as a process; `path` replaces PATH. */
function bootstrap(root: string, args: string[], path = '') {
  const env = { PATH: `${path}${delimiter}/bin${delimiter}/usr/bin`, HOME: root };
  return spawnSync(process.execPath, [join(root, 'scripts/bootstrap.mjs'), ...args], { encoding: 'utf8', env });
}

describe('Node', () => {
  it.each(['18.20.0', '20.18.3', '8.0.0'])('%s is too old, and the sentence says what is needed', (version) => {
    expect(nodeProblem(version)).toMatch(/needs Node 20\.19 or newer; this is Node/);
  });
  it.each(['20.19.0', '20.20.2', '22.1.0', '26.0.0'])('%s is new enough', (version) => {
    expect(nodeProblem(version)).toBeNull();
  });
});

describe('finding a browser', () => {
  const windows = (env: Record<string, string>) => ({ env, platform: 'win32', home: newFolder() });

  it('takes the one that the variable names', () => {
    const own = put(join(newFolder(), 'my-firefox'), '');
    expect(findBrowser('firefox', { env: { TAILBACK_FIREFOX: own } })).toBe(own);
  });

  it('refuses a variable that names nothing, rather than taking another browser', () => {
    const env = { TAILBACK_CHROMIUM: '/nowhere/chromium' };
    expect(() => findBrowser('chromium', { env })).toThrow('TAILBACK_CHROMIUM names /nowhere/chromium');
  });

  it('takes the newest of Playwright’s folder, by number', () => {
    const local = newFolder();
    put(join(local, 'ms-playwright/chromium-999/chrome-win/chrome.exe'), '');
    const newest = put(join(local, 'ms-playwright/chromium-1208/chrome-win/chrome.exe'), '');
    expect(findBrowser('chromium', windows({ LOCALAPPDATA: local }))).toBe(newest);
  });

  it('passes over a stub that only tells to install a snap', () => {
    const local = newFolder();
    put(join(local, 'Mozilla Firefox/firefox.exe'), '#!/bin/sh\necho "run snap install firefox" /snap/bin/firefox\n');
    expect(findBrowser('firefox', windows({ LOCALAPPDATA: local }))).toBeNull();
  });

  it('knows which ones ignore --load-extension', () => {
    expect(isBranded('/opt/google/chrome/chrome')).toBe(true);
    expect(isBranded('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')).toBe(true);
    expect(isBranded('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe')).toBe(true);
    expect(isBranded('/usr/lib/chromium/chromium')).toBe(false);
    expect(isBranded('/srv/a/.cache/ms-playwright/chromium-1208/chrome-linux/chrome')).toBe(false);
  });
});

describe('which browsers and tools a command needs', () => {
  it('start needs one, test both, lab none, and help nothing at all', () => {
    expect(browsersFor('start', [])).toEqual(['chromium']);
    expect(browsersFor('start', ['--browser=firefox'])).toEqual(['firefox']);
    expect(browsersFor('test', [])).toEqual(['chromium', 'firefox']);
    expect(browsersFor('lab', [])).toEqual([]);
    expect(browsersFor('test', ['--help'])).toEqual([]);
  });
  it('a lab CA goes into Firefox by certutil', () => {
    expect(toolsFor('start', ['--browser', 'firefox', '--lab', 'healthy'], 'linux')).toEqual(['certutil']);
    expect(toolsFor('start', ['--browser', 'firefox'], 'linux')).toEqual([]);
    expect(toolsFor('test', [], 'linux')).toEqual(['certutil', 'xvfb-run', 'xdotool']);
    expect(toolsFor('test', [], 'darwin')).toEqual(['certutil']);
  });
  it('refuses a browser that is neither', () => {
    expect(() => browsersFor('start', ['--browser', 'opera'])).toThrow('--browser must be chromium or firefox');
  });
});

describe('getting what is missing', () => {
  it('tells the systems apart', () => {
    expect([DEBIAN, UBUNTU, MINT, FEDORA, ''].map(aptFamily)).toEqual(['debian', 'ubuntu', 'ubuntu', null, null]);
  });

  it('asks apt-get for what is missing only', () => {
    expect(planInstall(['firefox', 'xdotool'], 'debian')).toEqual({
      packages: ['firefox-esr', 'xdotool'],
      fromMakers: [],
    });
    expect(planInstall(['chromium', 'certutil'], 'ubuntu')).toEqual({
      packages: ['libnss3-tools'],
      fromMakers: ['chromium'],
    });
  });

  it('on Debian as root runs apt-get itself, and says so', () => {
    const bin = newFolder();
    putProgram(bin, 'apt-get');
    vi.stubEnv('PATH', bin);
    const said: string[] = [];
    install(['chromium', 'certutil'], (line: string) => said.push(line), DEBIAN, true);
    expect(calls(bin, 'apt-get')).toEqual(['update', 'install -y --no-install-recommends chromium libnss3-tools']);
    expect(said.join()).toContain('apt-get install -y --no-install-recommends chromium libnss3-tools');
  });

  it('on Ubuntu as root runs the makers’ own installer too, with the libraries that the archives need', () => {
    const bin = newFolder();
    for (const program of ['apt-get', 'npx']) putProgram(bin, program);
    vi.stubEnv('PATH', bin);
    const said: string[] = [];
    install(['chromium', 'firefox', 'certutil'], (line: string) => said.push(line), UBUNTU, true);
    const [update, tools, libraries, ...more] = calls(bin, 'apt-get');
    expect([update, tools, more]).toEqual(['update', 'install -y --no-install-recommends libnss3-tools', []]);
    expect(libraries).toMatch(/^satisfy -y --no-install-recommends libgtk-3-0t64 \| libgtk-3-0, /);
    expect(calls(bin, 'npx')).toEqual([
      'browsers install chrome@stable --path .tailback/browsers --install-deps',
      'browsers install firefox@stable --path .tailback/browsers',
    ]);
    for (const call of calls(bin, 'npx')) expect(said.join()).toContain(`npx ${call}`);
  });

  it('otherwise runs nothing and says in one sentence what to run', () => {
    const bin = newFolder();
    putProgram(bin, 'apt-get');
    vi.stubEnv('PATH', bin);
    const attempt = (os: string, root: boolean) => () => install(['chromium'], () => {}, os, root);
    expect(attempt(DEBIAN, false)).toThrow('Please run sudo apt-get install -y --no-install-recommends chromium');
    expect(attempt(UBUNTU, false)).toThrow('npx browsers install chrome@stable --path .tailback/browsers');
    expect(attempt(FEDORA, true)).toThrow('npx browsers install chrome@stable --path .tailback/browsers');
    expect(calls(bin, 'apt-get')).toEqual([]);
  });

  it('a failing apt-get is one sentence too', () => {
    const bin = newFolder();
    putProgram(bin, 'apt-get', { exit: 100 });
    vi.stubEnv('PATH', bin);
    expect(() => install(['chromium'], () => {}, DEBIAN, true)).toThrow('apt-get update failed');
  });
});

describe('packages', () => {
  const packages = (version: string, extra = {}) => ({ packages: { '': {}, 'node_modules/a': { version }, ...extra } });
  const folder = (lock: object, installed?: object) => {
    const root = newFolder();
    put(join(root, 'package-lock.json'), JSON.stringify(lock));
    if (installed) put(join(root, 'node_modules/.package-lock.json'), JSON.stringify(installed));
    return root;
  };

  it('are stale when missing or of another version, not because of file times', () => {
    expect(packagesAreStale(folder(packages('1.0.0')))).toBe(true);
    expect(packagesAreStale(folder(packages('1.0.1'), packages('1.0.0')))).toBe(true);
    expect(packagesAreStale(folder(packages('1.0.0'), packages('1.0.0')))).toBe(false);
  });

  it('of another platform may be missing', () => {
    const lock = packages('1.0.0', { 'node_modules/for-windows': { version: '1.0.0', optional: true } });
    expect(packagesAreStale(folder(lock, packages('1.0.0')))).toBe(false);
  });
});

describe('as a process', () => {
  it('prints help without installing anything', () => {
    const { status, stdout } = bootstrap(cloneOfBootstrap(), ['start', '--help']);
    expect(status).toBe(0);
    expect(stdout).toContain('--lab SCENARIO');
  });

  it('has the help of every command as a text, which needs no package', () => {
    const texts = readdirSync(new URL('../scripts/help/', import.meta.url));
    expect(texts.sort()).toEqual(
      Object.keys(COMMANDS)
        .map((command) => `${command}.txt`)
        .sort(),
    );
  });

  it('answers an unknown command with the known ones', () => {
    const { status, stderr } = bootstrap(cloneOfBootstrap(), ['strat']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^Commands: start, .*\n$/);
  });

  it.each([
    [['start', '--rouns', '1'], 'There is no option --rouns: npm start takes --browser, '],
    [['measure', 'healthy'], '"healthy" means nothing to npm run measure'],
    [['start', '--browser', 'opera'], '--browser must be chromium or firefox, not "opera".'],
  ])('refuses %j in one sentence and with 2, before it installs anything', (args, sentence) => {
    const bin = newFolder();
    putProgram(bin, 'npm');
    const { status, stderr } = bootstrap(cloneOfBootstrap(), args, bin);
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(calls(bin, 'npm')).toEqual([]);
  });

  it('offline without packages: one sentence, no stack trace', () => {
    const bin = newFolder();
    putProgram(bin, 'npm', { exit: 1, stderr: 'npm error code EAI_AGAIN' });
    const { status, stderr } = bootstrap(cloneOfBootstrap(), ['start'], bin);
    expect(status).toBe(1);
    expect(calls(bin, 'npm')).toEqual(['ci --no-audit --no-fund --loglevel=error']);
    expect(stderr).toContain('you seem to be offline, and the first run needs the npm registry.');
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
