/**
 * The four builds (npm test makes them before): a test build differs from the shipped one in permission keys and `ws:` alone, so that
 * what the browser tests prove holds for what is shipped; and Mozilla's linter has nothing to say of the Firefox build but one thing.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './structure/source.ts';

const PERMISSION_KEYS = ['permissions', 'optional_permissions', 'host_permissions', 'optional_host_permissions'];

function folder(mode: string): string {
  const dir = join(ROOT, 'dist', mode);
  if (!existsSync(dir)) throw new Error(`dist/${mode} is not there: npm test builds it, or vite build --mode ${mode}.`);
  return dir;
}

/** Path -> hash of every file but the manifest. */
function contents(mode: string): Record<string, string> {
  const dir = folder(mode);
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((f) => f.isFile());
  const paths = files.map((f) => join(f.parentPath, f.name)).filter((path) => path !== join(dir, 'manifest.json'));
  return Object.fromEntries(
    paths.sort().map((path) => [path.slice(dir.length), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

const manifest = (mode: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(folder(mode), 'manifest.json'), 'utf8'));

it.each(['chromium', 'firefox'])('%s: the test build is the shipped build but for permissions and ws:', (browser) => {
  expect(contents(`test-${browser}`)).toEqual(contents(browser));
  const [shipped, forTests] = [manifest(browser), manifest(`test-${browser}`)];
  const text = JSON.stringify(forTests.content_security_policy).replace(' ws:', '');
  expect(text).toEqual(JSON.stringify(shipped.content_security_policy));
  for (const key of [...PERMISSION_KEYS, 'content_security_policy']) {
    delete shipped[key];
    delete forTests[key];
  }
  expect(forTests).toEqual(shipped);
});

it.each(['chromium', 'firefox'])(
  '%s: the shipped build asks for nothing but DESIGN’s permissions at install',
  (browser) => {
    const only = browser === 'chromium' ? ['offscreen'] : ['dns'];
    const asked = manifest(browser);
    expect(asked.permissions).toEqual(['storage', 'alarms', 'declarativeNetRequestWithHostAccess', ...only]);
    expect(asked.host_permissions).toBeUndefined();
    expect(asked.content_scripts).toBeUndefined();
    expect(asked.web_accessible_resources ?? []).toEqual([]);
  },
);

it('web-ext lint: no error, and no warning but the one for a path in Preact that is never taken', () => {
  const bin = join(ROOT, 'node_modules', '.bin', 'web-ext');
  const args = ['lint', '--source-dir', folder('firefox'), '--output', 'json'];
  const shell = process.platform === 'win32';
  // It exits with 1 when it finds an error; the report says which.
  let report = '';
  try {
    report = execFileSync(bin, args, { encoding: 'utf8', shell, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    report = String((error as { stdout?: string }).stdout);
  }
  const { errors, warnings } = JSON.parse(report) as Record<'errors' | 'warnings', { code: string }[]>;
  expect(errors).toEqual([]);
  expect(warnings.map((w) => w.code)).toEqual(['UNSAFE_VAR_ASSIGNMENT']);
}, 120_000);
