/**
 * First thing in a worker thread: TypeScript's loader, then the file named in workerData. Node 20 does not take the loader
 * from a worker's execArgv, and under the tests there is none to inherit.
 */
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData.file);
