/**
 * Are the packages of package-lock.json installed, and if not, `npm ci`. Compared by content, not by file times: a
 * checkout touches package-lock.json without changing it, and npm writes its own copy a moment earlier than the lock.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What stands in node_modules differs from the lock. Optional packages are left out: they depend on the platform. */
export function packagesAreStale(root) {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return true;
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const want = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(want).some(
    ([path, entry]) => path !== '' && !entry.optional && !entry.peer && have[path]?.version !== entry.version,
  );
}

/** @throws one sentence, where npm fails */
export function ensurePackages(root, say) {
  if (!packagesAreStale(root)) return;
  say('Installing the packages of package-lock.json (npm ci) ...');
  // npm sets npm_execpath for its scripts; without it (node scripts/bootstrap.mjs) the shell finds npm.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], shell: npm === undefined };
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, options);
  if (done.status === 0) return;
  const cause = /npm error (?:code )?(\S.*)/.exec(done.stderr ?? '')?.[1] ?? 'npm did not run';
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT|ENOTCACHED|ECONNRESET/.test(
    done.stderr ?? '',
  );
  throw new Error(
    offline
      ? `The packages could not be installed (npm ci: ${cause}): you seem to be offline, and the first run needs the npm registry.`
      : `The packages could not be installed (npm ci: ${cause}); run npm ci in ${root} to see why.`,
  );
}
