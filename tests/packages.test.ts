/** Rules about what is not ours: packages, and what of a developer's own machine may not get into the repository. */
import { lstatSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { downloadAddresses, licenceProblems, shippedCount, unlockedOptional, wanted } from './structure/packages.ts';
import { FILES, text } from './structure/source.ts';

/** Put together from pieces, or this file would break its own rule. */
const MACHINE_PATHS = [
  ['', 'work', ''],
  ['', 'home', ''],
  ['', 'Users', ''],
  ['', 'root', ''],
  ['', 'tmp', 'bash_jobs'],
].map((parts) => parts.join('/'));
const TEXT = /\.(ts|tsx|mjs|json|md|txt|html|css|yml|yaml)$|^\.[a-z]+$|^\.ci\//;

/** Bytes of all files in a folder, whole blocks as a disk gives them. */
function sizeOf(folder: URL): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const at = new URL(encodeURIComponent(entry.name), folder);
    if (entry.isDirectory()) return sum + sizeOf(new URL(`${at.href}/`));
    return sum + Math.ceil(lstatSync(at).size / 4096) * 4096;
  }, 0);
}

describe('packages', () => {
  it('are pinned exactly: npm i -E', () => {
    expect(wanted.length).toBeGreaterThan(10);
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('have no download address in the lock file: npm install with the .npmrc of this folder', () => {
    expect(downloadAddresses).toEqual([]);
  });

  it('for every platform are in the lock file: delete node_modules and run npm install --package-lock-only', () => {
    expect(unlockedOptional).toEqual([]);
  });

  it('take less than 600 MB on disk: what is larger comes with the script of the test that needs it', () => {
    expect(sizeOf(new URL('../node_modules/', import.meta.url))).toBeLessThan(600_000_000);
  });

  it('that are shipped have licences that go with MIT', () => {
    expect(shippedCount).toBeGreaterThan(2);
    expect(licenceProblems).toEqual([]);
  });
});

describe('the repository', () => {
  it('holds no path of somebody’s machine', () => {
    const found = FILES.filter((file) => TEXT.test(file) && file !== 'package-lock.json').flatMap((file) => {
      const source = text(file);
      // An address on the web may contain such a word; a path follows a space, quote or bracket.
      return MACHINE_PATHS.filter((path) => new RegExp(`(^|[\\s"'\`(=:])${path}`, 'm').test(source)).map(
        (path) => `${file}: ${path}`,
      );
    });
    expect(found).toEqual([]);
  });
});
