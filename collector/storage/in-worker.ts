/** Storage in a worker thread, seen from outside: from the thread that started it, or over a port that was given away. */
import type { MessagePort } from 'node:worker_threads';
import { type Calls, callsOver } from '../threads/calls-over.ts';
import { startThread } from '../threads/start-thread.ts';
import { type Storage, StorageError, type StorageProblem } from './storage.ts';

const CALLS: Calls<Storage> = {
  methods: [
    ...(['append', 'openHours', 'votes', 'publish', 'publishedHours', 'cells', 'alerts'] as const),
    ...(['late', 'forgetIds', 'ping', 'close'] as const),
  ],
  errorOf: ({ problem, message }) => new StorageError((problem as StorageProblem | undefined) ?? 'broken', message),
};

/** @throws one sentence where the engine cannot be opened */
export async function inWorker(file: URL, options: unknown): Promise<Storage> {
  const { served, share } = await startThread<Storage>(file, options, CALLS);
  return { ...served, share };
}

export const storageOver = (port: MessagePort): Storage => callsOver(port, CALLS).served;
