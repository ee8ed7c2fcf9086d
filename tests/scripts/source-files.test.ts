/** An unpacked archive has no .git: the same files must be found, and nothing that was built. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { sourceFiles } from '../../scripts/source-files.ts';
import { put } from '../bootstrap/fake-machine.ts';
import { FILES, ROOT } from '../structure/source.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'tailback-source-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

it('finds without git what it finds with git', () => {
  const copy = folder();
  for (const file of FILES) cpSync(join(ROOT, file), join(copy, file));
  for (const built of ['node_modules/a/index.js', 'dist/x.js', '.tailback/p', 'collector/isolate-1-v8.log'])
    put(join(copy, built), '');
  expect(sourceFiles(copy)).toEqual(FILES);
});

it('leaves out, as a clone would, what was never added', () => {
  const added = sourceFiles(ROOT, 'tracked');
  expect(FILES).toEqual(expect.arrayContaining(added));
  expect(added).toContain('package.json');
});
