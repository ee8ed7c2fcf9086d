/** The DuckDB engine as the gateway uses it: in a worker, with as much of the machine as it may take. */
import { availableParallelism } from 'node:os';
import { inWorker } from '../in-worker.ts';
import type { Storage } from '../storage.ts';
import type { DuckDbOptions } from './database.ts';

const MEMORY = '2GB';

export function openDuckDb(folder: string, threads = Math.min(4, availableParallelism())): Promise<Storage> {
  const options: DuckDbOptions = { folder, threads, memory: MEMORY };
  return inWorker(new URL('./worker.ts', import.meta.url), options);
}
