/**
 * The first commands of the README on a machine that has only Node: a copy of what git has (a file that was
 * never added is missing here too), no node_modules. Needs the
 * npm registry or a filled npm cache; the network that is measured is the lab. What builds anew runs here, since the builds of
 * the repository itself are in other tests' browsers.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { startCatalogueLab } from '../../scripts/live/lab.ts';
import { sourceFiles } from '../../scripts/source-files.ts';
import { parseEnd, parseHeader, parseSampleLine } from '../../src/export/samples-file.ts';
import type { Fault } from '../../src/fault.ts';
import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import { hostsOf, SERVICES, serviceById } from '../../src/targets/index.ts';
import { recordsOf } from '../lab/records.ts';
import { endingBrowser } from '../scripts/fake-browser.ts';
import { processOf } from '../scripts/process-of.ts';
import { ROOT } from '../structure/source.ts';

const clone = mkdtempSync(join(tmpdir(), 'tailback-clone-'));
/** What is no part of it. */
const beside = mkdtempSync(join(tmpdir(), 'tailback-beside-clone-'));
beforeAll(() => {
  for (const file of sourceFiles(ROOT, 'tracked')) cpSync(join(ROOT, file), join(clone, file), { recursive: true });
});
afterAll(() => {
  for (const folder of [clone, beside]) rmSync(folder, { recursive: true, force: true });
});

/** Nothing of the test runner's own environment: a person's terminal has none of it. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, npm_config_cache, TAILBACK_CHROMIUM, TAILBACK_FIREFOX } = process.env;
  return { PATH, HOME, TMPDIR, npm_config_cache, TAILBACK_CHROMIUM, TAILBACK_FIREFOX };
}

const readable = <Value>(parsed: { value: Value } | { problem: Fault } | null): Value => {
  if (parsed === null || 'problem' in parsed) throw new Error(parsed?.problem.text ?? 'is no such line');
  return parsed.value;
};

function readFile(path: string) {
  const [first = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const end = readable(parseEnd(lines.pop() ?? ''));
  return { header: readable(parseHeader(first)), samples: lines.map((line) => readable(parseSampleLine(line))), end };
}

/** A table in which every default service is ok, in a lab where all is well. */
function startInLab(...more: string[]) {
  const args = ['start', '--', '--lab', 'healthy', '--rounds', '1', '--headless', ...more];
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const run = spawnSync(npm, args, { cwd: clone, encoding: 'utf8', env: environment() });
  expect(run.status, run.stderr).toBe(0);
  for (const id of DEFAULT_SETTINGS.services) {
    expect(run.stdout).toMatch(
      new RegExp(`^${serviceById(id)?.name} +ok +ok +[\\d /]+ ms +(fresh|reused|unknown) \\d`, 'm'),
    );
  }
  return run;
}

it('npm start in a fresh clone ends with 0 and a table in which every default service is ok', () => {
  const { stdout, stderr } = startInLab();
  expect(stderr).toContain('npm ci');
  // In Chromium every request of a first check has a connection of its own.
  for (const id of DEFAULT_SETTINGS.services)
    expect(stdout).toMatch(new RegExp(`^${serviceById(id)?.name} .* ms +fresh \\d`, 'm'));
}, 300_000);

it('npm start does the same in Firefox', () => {
  expect(startInLab('--browser', 'firefox').stderr).not.toContain('npm ci');
}, 120_000);

it('npm run measure in Chromium writes a round of every default service, each ok', async () => {
  const out = join(beside, 'default.ndjson');
  const given = ['--browser', 'chromium', '--lab', 'healthy', '--rounds', '1', '--out', out];
  const run = await processOf(['measure', ...given], clone, environment()).ended;
  expect(run.code, run.err).toBe(0);
  const { header, samples, end } = readFile(out);
  expect(header.settings?.services).toEqual(DEFAULT_SETTINGS.services);
  expect(end).toMatchObject({ rounds: 1, samples: samples.length });
  const services = samples.filter(({ targetType }) => targetType === 'service');
  expect(new Set(services.map(({ target }) => target))).toEqual(new Set(DEFAULT_SETTINGS.services));
  expect(new Set(samples.map(({ browser, outcome }) => `${browser} ${outcome}`))).toEqual(new Set(['chromium ok']));
  expect(samples.some(({ targetType }) => targetType === 'control')).toBe(true);
}, 120_000);

it('npm run measure writes what docs/sample-format.md says, of a network that its --firefox-pref leads to', async () => {
  const lab = await startCatalogueLab('healthy', 'ZZ');
  onTestFinished(() => lab.stop());
  const profile = join(beside, 'a profile');
  await lab.prepareFirefoxProfile(profile);
  const out = join(beside, 'samples.ndjson');
  const given = ['--browser', 'firefox', '--rounds', '1', '--services', 'whatsapp,signal', '--profile', profile];
  const prefs = Object.entries(lab.firefoxPrefs()).map(([name, value]) => `--firefox-pref=${name}=${value}`);
  const env = { ...environment(), ...lab.firefoxEnv() };
  const run = await processOf(['measure', ...given, ...prefs, '--out', out], clone, env).ended;
  expect(run.code, run.err).toBe(0);
  expect(run.out).toBe('');

  const { header, samples, end } = readFile(out);
  expect(header).toMatchObject({
    format: 'tailback-samples',
    version: 2,
    settings: { services: ['whatsapp', 'signal'] },
  });
  expect(end).toEqual({ end: 'tailback-samples', rounds: 1, samples: samples.length });
  expect(samples.map(({ at }) => at)).toEqual(samples.map(({ at }) => at).toSorted((a, b) => a - b));
  const services = samples.filter(({ targetType }) => targetType === 'service');
  expect(new Set(services.map(({ target }) => target))).toEqual(new Set(['whatsapp', 'signal']));
  expect(new Set(services.map(({ browser, outcome }) => `${browser} ${outcome}`))).toEqual(new Set(['firefox ok']));

  // The lab is the only network that answered, so what it saw is what was measured.
  const asked = new Set(recordsOf(lab.records, 'request').map(({ host }) => host));
  for (const service of SERVICES) {
    const { id } = service;
    const hit = hostsOf([service]).some((host) => asked.has(host));
    expect({ id, hit }).toEqual({ id, hit: id === 'whatsapp' || id === 'signal' });
  }
});

it('without a display npm start says so; a browser that ends at once is one sentence, and has got all of its switches', async () => {
  const { program, noted } = endingBrowser(join(beside, 'chrome'));
  const env = { ...environment(), TAILBACK_CHROMIUM: program };
  const start = await processOf(['start', '--lab', 'healthy', '--no-collector'], clone, env).ended;
  if (process.platform === 'linux')
    expect(start.out).toMatch(/^There is no display here: the browser runs without a window\.$/m);
  const switches = ['--proxy-server=127.0.0.1:9', '--no-pings'];
  const given = [
    '--rounds',
    '1',
    '--out',
    join(beside, 'none.ndjson'),
    ...switches.map((one) => `--chromium-arg=${one}`),
  ];
  const measure = await processOf(['measure', ...given], clone, env).ended;
  for (const { code, err } of [start, measure]) {
    expect(code).toBe(1);
    expect(err).toContain(`${program} did not start: `);
    expect(err).not.toMatch(/\n\s+at /);
  }
  const [inLab = [], elsewhere = []] = noted().map(({ args }) => args);
  expect(inLab).toEqual(expect.arrayContaining(['--headless', expect.stringContaining('--host-resolver-rules=')]));
  expect(elsewhere).toEqual(expect.arrayContaining(['--headless', ...switches]));
  expect(elsewhere.join()).not.toContain('--host-resolver-rules=');
});
