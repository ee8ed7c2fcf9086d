/** A machine made of a temporary folder: programs that only note how they were called, and copies of our scripts. */
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../structure/source.ts';

const folders: string[] = [];

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tailback-bootstrap-'));
  folders.push(folder);
  return folder;
}

export function cleanUp(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export function put(file: string, content: string, executable = false): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  if (executable) chmodSync(file, 0o755);
  return file;
}

/** Writes its arguments to `<folder>/<name>.log`, `stderr` to stderr, and ends with `exit`. */
export function putProgram(folder: string, name: string, { exit = 0, stderr = '' } = {}): void {
  const log = join(folder, `${name}.log`);
  put(join(folder, name), `#!/bin/sh\necho "$@" >> '${log}'\nprintf '%s\\n' '${stderr}' >&2\nexit ${exit}\n`, true);
}

export function calls(folder: string, name: string): string[] {
  const log = join(folder, `${name}.log`);
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
}

/** What a fresh clone has of the bootstrap, without node_modules. */
export function cloneOfBootstrap(): string {
  const root = newFolder();
  for (const path of ['scripts/bootstrap.mjs', 'scripts/bootstrap', 'scripts/browser', 'scripts/help']) {
    cpSync(join(ROOT, path), join(root, path), { recursive: true });
  }
  put(join(root, 'package.json'), '{ "type": "module" }');
  put(
    join(root, 'package-lock.json'),
    JSON.stringify({ packages: { '': {}, 'node_modules/tsx': { version: '1.0.0' } } }),
  );
  return root;
}
