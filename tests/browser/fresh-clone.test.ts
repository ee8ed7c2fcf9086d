/**
 * The first command of the README on a machine that has only Node: a copy of what git holds, no node_modules. Needs the
 * npm registry or a filled npm cache; the network that is measured is the lab.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import { serviceById } from '../../src/targets/index.ts';
import { FILES, ROOT } from '../structure/source.ts';

const clone = mkdtempSync(join(tmpdir(), 'tailback-clone-'));
afterAll(() => rmSync(clone, { recursive: true, force: true }));

/** Nothing of the test runner's own environment: a person's terminal has none of it. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, npm_config_cache, TAILBACK_CHROMIUM } = process.env;
  return { PATH, HOME, TMPDIR, npm_config_cache, TAILBACK_CHROMIUM };
}

it('npm start in a fresh clone ends with 0 and a table in which every default service is ok', () => {
  for (const file of FILES) cpSync(join(ROOT, file), join(clone, file), { recursive: true });
  const args = ['start', '--', '--lab', 'healthy', '--rounds', '1', '--headless'];
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const run = spawnSync(npm, args, { cwd: clone, encoding: 'utf8', env: environment() });
  expect(run.status, run.stderr).toBe(0);
  expect(run.stderr).toContain('npm ci');
  for (const id of DEFAULT_SETTINGS.services) {
    expect(run.stdout).toMatch(new RegExp(`^${serviceById(id)?.name} +ok +ok +\\d+ ms +fresh \\d`, 'm'));
  }
}, 300_000);
