/** Rules about what is not ours: packages, and what of a developer's own machine may not get into the repository. */
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
