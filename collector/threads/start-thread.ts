/** A worker thread seen from outside: each call of a method is a message, and nothing of it runs in this loop. */
import { Worker } from 'node:worker_threads';
import type { Call, Reply, Started, ThreadFailure } from './serve-thread.ts';

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/**
 * @param file calls serveThread
 * @param methods all that may be called; each gives a promise
 * @throws one sentence where the inside cannot be opened
 */
export async function startThread<Served extends object>(
  file: URL,
  options: unknown,
  methods: readonly (keyof Served & string)[],
  errorOf: (failure: ThreadFailure) => Error,
): Promise<Served> {
  const start = new URL('./thread-start.mjs', import.meta.url);
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
    if ('error' in reply) call?.reject(errorOf(reply.error));
    else call?.resolve(reply.result);
  });
  const lost = (message: string): void => {
    for (const call of waiting.values()) call.reject(errorOf({ message }));
    waiting.clear();
  };
  worker.on('error', ({ message }) => lost(message));
  worker.on('exit', () => lost('The thread has ended.'));
  const call = (method: string, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      next += 1;
      waiting.set(next, { resolve, reject });
      worker.postMessage({ id: next, method, args } satisfies Call);
    });
  return Object.fromEntries(
    methods.map((method) => [method, (...args: unknown[]) => call(method, args)]),
  ) as unknown as Served;
}
