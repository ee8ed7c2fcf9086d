/** Storage in a worker thread, seen from outside. */
import { startThread } from '../threads/start-thread.ts';
import { type Storage, StorageError, type StorageProblem } from './storage.ts';

const METHODS = [
  ...(['append', 'openHours', 'votes', 'publish', 'publishedHours', 'cells', 'alerts'] as const),
  ...(['late', 'forgetIds', 'ping', 'close'] as const),
];

/** @throws one sentence where the engine cannot be opened */
export function inWorker(file: URL, options: unknown): Promise<Storage> {
  return startThread<Storage>(
    file,
    options,
    METHODS,
    ({ problem, message }) => new StorageError((problem as StorageProblem | undefined) ?? 'broken', message),
  );
}
