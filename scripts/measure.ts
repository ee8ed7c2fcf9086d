/**
 * `npm run measure`: N rounds of the built extension without a window, then its samples as a file. What it measures is
 * what a person's browser would: the same build but for the permission prompt, the same store, the same export.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WrongUse } from './bootstrap/wrong-use.mjs';
import { exportedLines, onlyRounds } from './live/export.ts';
import { DASHBOARD, openLive, WELCOME } from './live/live.ts';
import { measureRounds } from './live/measure-rounds.ts';
import { refuseOffline } from './live/offline.ts';
import { type Options, parseOptions } from './live/options.ts';
import { runMain } from './live/run-main.ts';
import { stopSignal } from './live/stop-signal.ts';
import { writableFile, writableFolder } from './live/writable.ts';

const DEFAULT_ROUNDS = 5;
const say = (line: string) => process.stderr.write(`${line}\n`);

async function run(options: Options, out: string, profileDir: string): Promise<void> {
  const stop = stopSignal();
  say('Building the extension ...');
  const live = await openLive(options, { headless: true, forTests: true, profileDir });
  try {
    stop.watch(live);
    say(`${live.driver.browser} ${live.driver.version}`);
    await live.driver.openPage(WELCOME);
    const rounds = await measureRounds(live, options.rounds ?? DEFAULT_ROUNDS, stop.signal, say);
    // No new sample while the file is written. Not a pause: that would stand in the settings of the file's header.
    await live.command({ command: 'cancel-check' });
    const lines = onlyRounds(await exportedLines(await live.driver.openPage(DASHBOARD)), rounds);
    writeFileSync(out, `${lines.join('\n')}\n`);
    say(`${lines.length - 2} samples of ${rounds.size === 1 ? 'one round' : `${rounds.size} rounds`} are in ${out}`);
  } finally {
    await live.close();
  }
}

async function main(args: string[]): Promise<number> {
  const options = parseOptions('measure', args);
  if (options.out === undefined) throw new WrongUse('--out is missing: the file for the samples.');
  // Before minutes are spent on what could not be kept.
  const out = writableFile('out', options.out);
  const profile = options.profile === undefined ? undefined : writableFolder('profile', options.profile);
  const otherNetwork = options.chromiumArgs.length + Object.keys(options.firefoxPrefs).length > 0;
  if (options.lab === undefined && !otherNetwork) await refuseOffline('npm run measure --');
  if (profile !== undefined) {
    await run(options, out, profile);
    return 0;
  }
  const profileDir = mkdtempSync(join(tmpdir(), 'tailback-measure-'));
  try {
    await run(options, out, profileDir);
  } finally {
    rmSync(profileDir, { recursive: true, force: true });
  }
  return 0;
}

await runMain('measure', main);
