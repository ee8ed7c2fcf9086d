/** The collector as an operator starts it, in a process that can be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const LOADER = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const MAIN = fileURLToPath(new URL('../../../collector/main.ts', import.meta.url));
const READY_WITHIN_MS = 50_000;
/** Whatever a failing test leaves behind ends with the tests. */
const alive = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

export interface CollectorProcess {
  pid: number;
  url: string;
  /** All that it printed so far. */
  output(): string;
  /** At once, without a word: what was not on the disk is gone. */
  kill(): Promise<void>;
  /** As an operator does. Resolves to the exit code. */
  stop(): Promise<number | null>;
}

/** @param port must be given: the same one after a restart */
export async function spawnCollector(
  args: readonly string[],
  port: number,
  env: Record<string, string> = {},
): Promise<CollectorProcess> {
  const all = [...args, '--port', String(port), '--metrics-port', '0'];
  const child: ChildProcess = spawn(process.execPath, ['--import', LOADER, MAIN, ...all], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data) => {
      output += String(data);
    });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const url = `http://127.0.0.1:${port}`;
  const until = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const ready = await fetch(`${url}/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) break;
    if (child.exitCode !== null || Date.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`The collector did not start: ${output}`);
    }
    await new Promise((done) => setTimeout(done, 20));
  }
  return {
    pid: child.pid ?? 0,
    url,
    output: () => output,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

export async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
