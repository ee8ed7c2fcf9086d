/**
 * The process that owns database, keys and chores, and starts those that open reports (node:cluster shares the port). One that
 * dies is replaced; what it had not acknowledged its clients send again.
 */
import cluster, { type Worker } from 'node:cluster';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Config } from '../config/config.ts';
import type { Log } from '../server/log.ts';
import type { Metrics } from '../server/metrics.ts';
import type { GatewayParts } from '../start/gateway-parts.ts';
import { StorageError } from '../storage/storage.ts';
import type { FromOpener, ToOpener } from './messages.ts';

/** Replacing one that dies at once, again and again, would only heat the machine. */
const REPLACE_AFTER_MS = 1_000;

export interface Openers {
  url: string;
  stop(): Promise<void>;
}

/** @throws one sentence where one of them cannot listen */
export async function startOpeners(config: Config, parts: GatewayParts, metrics: Metrics, log: Log): Promise<Openers> {
  cluster.setupPrimary({
    exec: fileURLToPath(new URL('./opener.ts', import.meta.url)),
    args: [],
    execArgv: ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href],
    serialization: 'advanced',
  });
  let stopping = false;
  const keysMessage = (): ToOpener => ({
    kind: 'keys',
    ring: parts.keeper.ringText,
    manifest: parts.keeper.manifest,
  });

  async function answer(worker: Worker, message: FromOpener): Promise<void> {
    const tell = (reply: ToOpener): void => {
      if (worker.isConnected()) worker.send(reply);
    };
    if (message.kind === 'awake') tell(keysMessage());
    if (message.kind === 'observed') for (const observed of message.list) metrics.observed(observed);
    if (message.kind !== 'append' && message.kind !== 'ping' && message.kind !== 'cells') return;
    try {
      if (message.kind === 'cells')
        return tell({ kind: 'page', id: message.id, page: await parts.cells.answer(message.asked) });
      if (message.kind === 'ping') await parts.storage.ping();
      const ballots = message.kind === 'append' ? message.ballots : [];
      tell({ kind: 'fates', id: message.id, fates: await Promise.all(ballots.map(parts.deps.store)) });
    } catch (error) {
      const problem = error instanceof StorageError ? error.problem : 'broken';
      tell({ kind: 'refused', id: message.id, problem, message: (error as Error).message });
    }
  }

  function fork(): Promise<string> {
    const worker = cluster.fork({ TAILBACK_OPENER: JSON.stringify(config) });
    worker.on('message', (message: FromOpener) => void answer(worker, message));
    worker.once('exit', () => {
      if (stopping) return;
      log.error('A process that opens reports has ended; another takes its place.');
      setTimeout(() => stopping || fork().catch(() => {}), REPLACE_AFTER_MS).unref();
    });
    return new Promise((resolve, reject) => {
      worker.on('message', (message: FromOpener) => {
        if (message.kind === 'listening') resolve(message.url);
        if (message.kind === 'failed') reject(new Error(message.message));
      });
      worker.once('exit', () => reject(new Error('A process that opens reports could not start.')));
    });
  }

  const workers = (): Worker[] => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
  const stop = async (): Promise<void> => {
    stopping = true;
    const gone = workers().map((worker) => new Promise<void>((resolve) => worker.once('exit', () => resolve())));
    for (const worker of workers()) if (worker.isConnected()) worker.send({ kind: 'stop' } satisfies ToOpener);
    await Promise.all(gone);
  };
  parts.keeper.onChange = () => {
    for (const worker of workers()) if (worker.isConnected()) worker.send(keysMessage());
  };
  try {
    const [url = ''] = await Promise.all(Array.from({ length: config.processes }, fork));
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
