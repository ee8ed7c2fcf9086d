/** Things that are due now and then. One that fails is logged and tried again at its next time; none keeps the process alive. */
import { failureOf, type Log } from '../server/log.ts';

export interface Chore {
  what: string;
  everyMs: number;
  /** When it is due for the first time, where somebody waits for it; else after `everyMs`. */
  firstMs?: number;
  run(): unknown;
}

/** @returns ends them all, and waits for one that is under way */
export function startChores(chores: readonly Chore[], log: Log): () => Promise<void> {
  const running = new Set<Promise<void>>();
  const timers = chores.flatMap(({ what, everyMs, firstMs, run }) => {
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
    const due = (): void => {
      const done = once().finally(() => running.delete(done));
      running.add(done);
    };
    const first = firstMs === undefined ? [] : [setTimeout(due, firstMs).unref()];
    return [...first, setInterval(due, everyMs).unref()];
  });
  return async () => {
    // A timeout is an interval to clearInterval, and the other way round (HTML, timers).
    for (const timer of timers) clearInterval(timer);
    await Promise.all(running);
  };
}
