/**
 * A worker thread seen from outside: nothing of it runs in this loop. Another thread gets a way of its own to it (`share`), so that what it
 * asks does not pass through here.
 */
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { type Calls, callsOver } from './calls-over.ts';
import type { Share, Started } from './serve-thread.ts';

export interface Thread<Served> {
  served: Served;
  /** To be given away whole; its `close` ends that way alone. */
  share(): MessagePort;
  /** Resolves when it is no more, for whatever reason. */
  ended: Promise<void>;
  /** At once, whatever is under way. */
  end(): Promise<unknown>;
}

/**
 * @param file calls serveThread
 * @param given are moved into the thread, not copied
 * @throws one sentence where the inside cannot be opened
 */
export async function startThread<Served extends object>(
  file: URL,
  options: unknown,
  calls: Calls<Served>,
  given: readonly MessagePort[] = [],
): Promise<Thread<Served>> {
  const start = new URL('./thread-start.mjs', import.meta.url);
  const worker = new Worker(start, {
    workerData: { file: file.href, options },
    transferList: [...given],
    execArgv: [],
  });
  const started = await new Promise<Started>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  if (!started.started) throw new Error(started.message);
  const { served, lost } = callsOver(worker, calls);
  worker.on('error', ({ message }) => lost(message));
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  ended.then(() => lost('The thread has ended.'));
  return {
    served,
    share() {
      const { port1, port2 } = new MessageChannel();
      worker.postMessage({ share: port1 } satisfies Share, [port1]);
      return port2;
    },
    ended,
    end: () => worker.terminate(),
  };
}
