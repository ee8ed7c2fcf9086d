/**
 * The cells' API in a thread of its own, so that who reads slows nobody down who reports. With too many questions at once the rest is
 * refused and not queued: a report must never wait for them. A thread that has ended is started again by the next question.
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

/** Of a thread that ended or could not begin: whoever asked must not think that there are no cells. */
const ABSENT =
  'The index of published cells does not answer now. Nothing is lost: ask again, with the same cursor, or take the files of whole days (data/README.md).';

/**
 * Nothing runs before the first call.
 * @param start for tests: they end the thread
 */
export function startCells(options: CellsOptions, start: typeof startThread<Cells> = startThread): Cells {
  let started: Promise<Cells> | undefined;
  let again = false;
  const begin = async (): Promise<Cells> => {
    const { served, ended } = await start(WORKER, options, CALLS);
    const forget = (): void => {
      started = undefined;
      again = true;
    };
    ended.then(forget);
    // Whatever ended it may have cost the index: an empty one would say that nothing was published.
    if (again) await served.takeIn();
    return served;
  };
  const thread = (): Promise<Cells> => {
    if (started === undefined) {
      const beginning = begin();
      started = beginning;
      beginning.catch(() => {
        if (started === beginning) started = undefined;
      });
    }
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
      } catch {
        return problem(503, 'Service Unavailable', ABSENT, { retryAfter: 10 });
      } finally {
        waiting -= 1;
      }
    },
    takeIn: async () => (await thread()).takeIn(),
    close: async () => (await started)?.close(),
  };
}
