/**
 * The inside of a worker thread that is called by methods: calls come as messages, answers go back with the number of the call,
 * to the port by which it came. Of an error its sentence and its `problem` word travel, not its class.
 */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';

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

/** Another thread's way in. */
export interface Share {
  share: MessagePort;
}

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
  const answer = async (to: MessagePort, { id, method, args }: Call): Promise<void> => {
    try {
      to.postMessage({ id, result: await served[method]?.(...args) } satisfies Reply);
    } catch (error) {
      const { message, problem } = error as Error & { problem?: unknown };
      to.postMessage({ id, error: { message, problem } } satisfies Reply);
    }
  };
  port.on('message', async (message: Call | Share) => {
    if ('share' in message) {
      const { share } = message;
      share.on('message', (call: Call) => (call.method === 'close' ? share.close() : answer(share, call)));
      // It must not keep the thread when its owner has closed it.
      share.unref();
      return;
    }
    await answer(port, message);
    if (message.method === 'close') port.close();
  });
  port.postMessage({ started: true } satisfies Started);
}
