/**
 * Are the packages of package-lock.json installed, and if not, `npm ci`. Compared by content, not by file times: a
 * checkout touches package-lock.json without changing it, and npm writes its own copy a moment earlier than the lock.
 */
import { spawn } from 'node:child_process';
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

const TELL_EVERY_MS = 5_000;

/** Resolves with the exit code (null: it did not run) and what was said on stderr. */
function run(program, args, options, tell) {
  const began = Date.now();
  const telling = setInterval(() => tell(Math.round((Date.now() - began) / 1_000)), TELL_EVERY_MS);
  return new Promise((resolve) => {
    const child = spawn(program, args, options);
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (piece) => {
      stderr += piece;
    });
    child.on('error', () => resolve({ status: null, stderr }));
    child.on('close', (status) => resolve({ status, stderr }));
  }).finally(() => clearInterval(telling));
}

/** @throws one sentence, where npm fails */
export async function ensurePackages(root, say) {
  if (!packagesAreStale(root)) return;
  say('Installing the packages of package-lock.json (npm ci), a minute or so ...');
  // npm sets npm_execpath for its scripts; without it (node scripts/bootstrap.mjs) the shell finds npm.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], shell: npm === undefined };
  const tell = (seconds) => say(`  still installing, ${seconds} s`);
  const done = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...args], options, tell)
    : await run('npm', args, options, tell);
  if (done.status === 0) return;
  const cause = /npm error (?:code )?(\S.*)/.exec(done.stderr)?.[1] ?? 'npm did not run';
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT|ENOTCACHED|ECONNRESET/.test(done.stderr);
  throw new Error(
    offline
      ? `The packages could not be installed (npm ci: ${cause}): you seem to be offline, and the first run needs the npm registry.`
      : `The packages could not be installed (npm ci: ${cause}); run npm ci in ${root} to see why.`,
  );
}
