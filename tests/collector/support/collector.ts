/** A collector in this process, in a folder and on a clock of its own, on loopback. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { readConfig } from '../../../collector/config/config.ts';
import { createLog } from '../../../collector/server/log.ts';
import { type Running, start } from '../../../collector/start/start.ts';

export class TestClock {
  constructor(public at: number) {}
  now(): number {
    return this.at;
  }
}

export interface TestCollector extends Running {
  folder: string;
  /** Every line that was logged. */
  logged: string[];
}

/** Gone with the process at the latest, also where a test fails before it tidies up. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tailback-collector-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** @param folder kept where it is given, else made and removed at the end */
export async function startCollector(
  args: readonly string[] = [],
  { clock, folder, env = {} }: { clock?: TestClock; folder?: string; env?: Record<string, string> } = {},
): Promise<TestCollector> {
  const data = folder ?? temporaryFolder();
  const logged: string[] = [];
  const log = createLog('debug', new Writable({ write: (line, _, done) => done(void logged.push(String(line))) }));
  const config = readConfig(['--data', data, '--port', '0', '--metrics-port', '0', '--publish', 'no', ...args], env);
  const running = await start(config, log, clock);
  return {
    ...running,
    folder: data,
    logged,
    async stop() {
      await running.stop();
      if (folder === undefined) rmSync(data, { recursive: true, force: true });
    },
  };
}
