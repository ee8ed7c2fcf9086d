/**
 * Crew: tasks over worker processes (threads would not load TypeScript under Node 20). The records come in the order of the
 * tasks and depend on them alone, so that the page is the same on one core and on many.
 */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { UserRecord } from '../parts/run-user.ts';
import { runTask, type UserTask } from './task.ts';

const MOST_WORKERS = 8;
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** A worker loads TypeScript whatever loaded it here; `tsx` is found from the repository's folder. */
const AS_SCRIPT = { cwd: ROOT, execArgv: ['--import', 'tsx'] };

interface Done {
  index: number;
  record: UserRecord;
}

/**
 * @param workers 0: in this process
 * @param stop no task begins after it: what was begun is finished, and the records are those of the first tasks
 */
export async function runTasks(
  tasks: readonly UserTask[],
  tell: (done: number) => void = () => {},
  workers = Math.min(MOST_WORKERS, availableParallelism()),
  stop?: AbortSignal,
): Promise<UserRecord[]> {
  const records: UserRecord[] = [];
  if (workers === 0) {
    for (const task of tasks) if (!stop?.aborted) tell(records.push(runTask(task)));
    return records;
  }
  let [next, done] = [0, 0];
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      // Infinite delays must arrive as such, which JSON would lose.
      const worker = fork(new URL('./worker.ts', import.meta.url), [], { ...AS_SCRIPT, serialization: 'advanced' });
      const give = (): void => {
        const index = next;
        const task = stop?.aborted ? undefined : tasks[next++];
        if (task) worker.send({ index, task });
        else worker.disconnect();
      };
      worker.on('message', ({ index, record }: Done) => {
        records[index] = record;
        tell(++done);
        give();
      });
      worker.on('error', reject);
      worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A worker ended with status ${code}.`))));
      give();
    });
  await Promise.all(Array.from({ length: Math.min(workers, tasks.length) }, work));
  return records;
}
