/**
 * The cells' API in a thread of its own, so that who reads slows nobody down who reports. With too many questions at once the rest is
 * refused and not queued: a report must never wait for them.
 */
import { problem } from '../server/problem.ts';
import type { Calls } from '../threads/calls-over.ts';
import { startThread } from '../threads/start-thread.ts';
import type { Cells, CellsOptions } from './serve-cells.ts';
import { MOST_SEARCH, MOST_WAITING } from './wire.ts';

const CALLS: Calls<Cells> = {
  methods: ['answer', 'takeIn', 'close'],
  errorOf: ({ message }) => new Error(message),
};
const WORKER = new URL('./worker.ts', import.meta.url);

/** Nothing runs before the first call. */
export function startCells(options: CellsOptions): Cells {
  let started: Promise<Cells> | undefined;
  const thread = (): Promise<Cells> => {
    started ??= startThread<Cells>(WORKER, options, CALLS).then(({ served }) => served);
    started.catch(() => {
      started = undefined;
    });
    return started;
  };
  let waiting = 0;
  return {
    async answer(asked) {
      if (asked.search.length > MOST_SEARCH)
        return problem(414, 'URI Too Long', `query: must be at most ${MOST_SEARCH} characters long.`);
      if (waiting >= MOST_WAITING)
        return problem(503, 'Service Unavailable', 'Too many ask at once; try again.', { retryAfter: 2 });
      waiting += 1;
      try {
        return await (await thread()).answer(asked);
      } finally {
        waiting -= 1;
      }
    },
    takeIn: async () => (await thread()).takeIn(),
    close: async () => (await started)?.close(),
  };
}
