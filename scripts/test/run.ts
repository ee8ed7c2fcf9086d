/** The checks that `npm test` is made of, each one program with its own exit code, run one after the other. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { none, type Tally, tallyOf, type VitestReport } from './tally.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a program of node_modules and answers its exit code; a signal counts as a failure. */
function runBin(name: string, args: readonly string[]): Promise<number> {
  const bin = join(ROOT, 'node_modules', '.bin', name);
  return new Promise((resolve, reject) => {
    // On Windows the programs are .cmd files, which only a shell starts.
    const child = spawn(bin, [...args], { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** One check that either holds or does not. */
export async function check(title: string, bin: string, args: readonly string[]): Promise<Tally> {
  const started = Date.now();
  const held = (await runBin(bin, args)) === 0;
  console.log(`${held ? 'ok    ' : 'FAILED'} ${title} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return held ? { ...none, passed: 1 } : { ...none, failed: 1 };
}

/** One project of vitest.config.ts, restricted to file names that contain one of the patterns. */
export async function vitest(project: string, patterns: readonly string[]): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'tailback-test-'));
  const file = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  // Whether anything ran at all is judged over all projects, in test.ts.
  const exitCode = await runBin('vitest', [
    'run',
    '--project',
    project,
    '--passWithNoTests',
    ...reporters,
    ...patterns,
  ]);
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as VitestReport) : null;
  rmSync(folder, { recursive: true });
  return report === null && exitCode === 0 ? none : tallyOf(report, exitCode);
}
