/** Starts the gateway under test and asks it for its own count, so that what was answered can be compared with what it stored. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

export interface GatewayProcess {
  url: string;
  secret: string;
  /** Reports that the gateway says it counted. */
  counted(): Promise<number>;
  /** Peak memory of the first process so far, bytes. */
  peakBytes(): number;
  stop(): Promise<void>;
}

const LOADER = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const SERVE = fileURLToPath(new URL('./serve.ts', import.meta.url));

export async function startGateway(mode: 'plain' | 'ohttp', processes: number): Promise<GatewayProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'tailback-bench-'));
  const secret = randomBytes(24).toString('hex');
  const args = ['--role', 'gateway', '--data', folder, '--port', '0', '--metrics-port', '0', '--publish', 'no'];
  const child = spawn(process.execPath, ['--import', LOADER, SERVE, mode, ...args, '--processes', String(processes)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, TAILBACK_COLLECTOR_RELAY_SECRET: secret },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const [line = ''] = await Promise.race([
    (async () => {
      for await (const text of createInterface(child.stdout)) return [text];
      return [];
    })(),
    ended.then(() => []),
  ]);
  if (line === '') throw new Error('The gateway under test did not start.');
  const { url, metricsPort } = JSON.parse(line) as { url: string; metricsPort: number };
  return {
    url,
    secret,
    async counted() {
      // Processes that open reports tell their counts once a second.
      await new Promise((done) => setTimeout(done, 1_500));
      const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
      return Number(/tailback_reports_total\{answer="counted",reason=""\} (\d+)/.exec(text)?.[1] ?? 0);
    },
    peakBytes() {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
    },
    async stop() {
      child.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
