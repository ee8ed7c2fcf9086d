/** The inside of a storage worker: calls come as messages, answers go back with the number of the call. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Storage, StorageError, type StorageProblem } from './storage.ts';

export interface Call {
  id: number;
  method: keyof Storage;
  args: readonly unknown[];
}

export type Reply =
  | { id: number; result: unknown }
  | { id: number; error: { problem: StorageProblem; message: string } };

/** Said once, before any reply. */
export type Started = { started: true } | { started: false; message: string };

export async function serveStorage<Options>(open: (options: Options) => Promise<Storage>): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('This file is the inside of a worker thread.');
  let storage: Storage;
  try {
    storage = await open((workerData as { options: Options }).options);
  } catch (error) {
    port.postMessage({ started: false, message: (error as Error).message } satisfies Started);
    return;
  }
  port.on('message', async ({ id, method, args }: Call) => {
    try {
      const run = storage[method] as (...args: unknown[]) => Promise<unknown>;
      port.postMessage({ id, result: await run.apply(storage, [...args]) } satisfies Reply);
    } catch (error) {
      const problem = error instanceof StorageError ? error.problem : 'broken';
      port.postMessage({ id, error: { problem, message: (error as Error).message } } satisfies Reply);
    }
    if (method === 'close') port.close();
  });
  port.postMessage({ started: true } satisfies Started);
}
