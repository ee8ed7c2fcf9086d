/**
 * The inside of a worker thread that is called by methods: calls come as messages, answers go back with the number of the call.
 * Of an error its sentence and its `problem` word travel, not its class.
 */
import { parentPort, workerData } from 'node:worker_threads';

export interface Call {
  id: number;
  method: string;
  args: readonly unknown[];
}

export interface ThreadFailure {
  message: string;
  /** Of a StorageError. */
  problem?: unknown;
}

export type Reply = { id: number; result: unknown } | { id: number; error: ThreadFailure };

/** Said once, before any reply. */
export type Started = { started: true } | { started: false; message: string };

type Methods = Readonly<Record<string, (...args: unknown[]) => Promise<unknown>>>;

/** @param open gets what the thread was started with; `close` among its methods ends the thread */
export async function serveThread<Options>(open: (options: Options) => Promise<object>): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('This file is the inside of a worker thread.');
  let served: Methods;
  try {
    served = (await open((workerData as { options: Options }).options)) as Methods;
  } catch (error) {
    port.postMessage({ started: false, message: (error as Error).message } satisfies Started);
    return;
  }
  port.on('message', async ({ id, method, args }: Call) => {
    try {
      port.postMessage({ id, result: await served[method]?.(...args) } satisfies Reply);
    } catch (error) {
      const { message, problem } = error as Error & { problem?: unknown };
      port.postMessage({ id, error: { message, problem } } satisfies Reply);
    }
    if (method === 'close') port.close();
  });
  port.postMessage({ started: true } satisfies Started);
}
