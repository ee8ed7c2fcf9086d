/** A worker process: takes tasks one by one until its channel closes. Ctrl-C is the parent's matter: it lets tasks end. */
import { runTask, type UserTask } from './task.ts';

process.on('message', ({ index, task }: { index: number; task: UserTask }) => {
  process.send?.({ index, record: runTask(task) });
});

process.on('SIGINT', () => {});
