/** Things that are due now and then. One that fails is logged and tried again at its next time; none keeps the process alive. */
import { failureOf, type Log } from '../server/log.ts';

export interface Chore {
  what: string;
  everyMs: number;
  run(): unknown;
}

/** @returns ends them all, and waits for one that is under way */
export function startChores(chores: readonly Chore[], log: Log): () => Promise<void> {
  const running = new Set<Promise<void>>();
  const timers = chores.map(({ what, everyMs, run }) => {
    let busy = false;
    const once = async (): Promise<void> => {
      if (busy) return;
      busy = true;
      try {
        await run();
      } catch (error) {
        log.error({ error: failureOf(error) }, `${what} failed; it is tried again.`);
      }
      busy = false;
    };
    return setInterval(() => {
      const done = once().finally(() => running.delete(done));
      running.add(done);
    }, everyMs).unref();
  });
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await Promise.all(running);
  };
}
