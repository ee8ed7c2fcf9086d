/**
 * The files of the repository, for what looks at all of them. From git where there is one; an unpacked archive has none, and
 * then everything counts that .gitignore does not name.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Paths from `root`, in order. @param only `tracked`: what a clone would have; `all`: with what git would take in.
 */
export function sourceFiles(root: string, only: 'tracked' | 'all' = 'all'): string[] {
  const others = only === 'all' ? ['--others', '--exclude-standard'] : [];
  // A folder inside another repository has a git, but not its own.
  const git = existsSync(join(root, '.git'))
    ? spawnSync('git', ['ls-files', '-z', '--cached', ...others], { cwd: root, encoding: 'utf8' })
    : undefined;
  const names = git?.status === 0 ? git.stdout.split('\0') : walk(root, ignoredBy(root));
  return names.filter((name) => name !== '' && existsSync(join(root, name))).sort();
}

/** As far as .gitignore goes here: names without a folder, `*` for any run of characters, `/` at the end for a folder. */
function ignoredBy(root: string): (name: string) => boolean {
  const lines = readFileSync(join(root, '.gitignore'), 'utf8').split(/\r?\n/);
  const patterns = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.replace(/\/$/, ''));
  const names = ['.git', ...patterns].map(
    (pattern) => new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`),
  );
  return (name) => names.some((pattern) => pattern.test(name));
}

function walk(root: string, ignored: (name: string) => boolean, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !ignored(entry.name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? walk(root, ignored, path) : [path];
    });
}
