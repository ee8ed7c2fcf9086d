/** Storage in a worker thread, seen from outside: each call is a message, and nothing of the engine runs in this loop. */
import { Worker } from 'node:worker_threads';
import type { Call, Reply, Started } from './serve-storage.ts';
import { type Storage, StorageError } from './storage.ts';

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** @throws one sentence where the engine cannot be opened */
export async function inWorker(file: URL, options: unknown): Promise<Storage> {
  const start = new URL('./worker-start.mjs', import.meta.url);
  const worker = new Worker(start, { workerData: { file: file.href, options }, execArgv: [] });
  const started = await new Promise<Started>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  if (!started.started) throw new Error(started.message);
  const waiting = new Map<number, Waiting>();
  let next = 0;
  worker.on('message', (reply: Reply) => {
    const call = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('error' in reply) call?.reject(new StorageError(reply.error.problem, reply.error.message));
    else call?.resolve(reply.result);
  });
  const lost = (error: Error): void => {
    for (const call of waiting.values()) call.reject(new StorageError('broken', error.message));
    waiting.clear();
  };
  worker.on('error', lost);
  worker.on('exit', () => lost(new Error('The storage worker has ended.')));
  const call = (method: keyof Storage, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      next += 1;
      waiting.set(next, { resolve, reject });
      worker.postMessage({ id: next, method, args } satisfies Call);
    });
  const methods = ['append', 'openHours', 'votes', 'publish', 'publishedHours', 'cells', 'alerts'] as const;
  const more = ['late', 'forgetIds', 'ping', 'close'] as const;
  const storage = Object.fromEntries(
    [...methods, ...more].map((method) => [method, (...args: unknown[]) => call(method, args)]),
  );
  return storage as unknown as Storage;
}
