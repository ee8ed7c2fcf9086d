/** The publisher in a thread of its own, seen from the gateway: begun when it is first due, and anew where it has ended. */
import type { Config } from '../config/config.ts';
import { type Storage, StorageError, type StorageProblem } from '../storage/storage.ts';
import type { Calls } from '../threads/calls-over.ts';
import { startThread, type Thread } from '../threads/start-thread.ts';
import type { PublisherOptions, ServedPublisher } from './worker.ts';

const CALLS: Calls<ServedPublisher> = {
  methods: ['run'],
  errorOf: ({ problem, message }) =>
    problem === undefined ? new Error(message) : new StorageError(problem as StorageProblem, message),
};

export interface PublisherThread {
  /** Closes and shows what is due. */
  run(now: number, signing: string): Promise<void>;
  /** May come at any time: what was closed is in storage. */
  stop(): Promise<void>;
}

export function publisherThread(config: Config, storage: Storage, warn: (text: string) => void): PublisherThread {
  let thread: Promise<Thread<ServedPublisher>> | undefined;

  async function begin(): Promise<Thread<ServedPublisher>> {
    const port = storage.share?.() ?? null;
    const options: PublisherOptions = { config, storage: port };
    const begun = await startThread(new URL('./worker.ts', import.meta.url), options, CALLS, port ? [port] : []);
    begun.ended.then(() => {
      thread = undefined;
    });
    return begun;
  }

  return {
    async run(now, signing) {
      thread ??= begin().catch((error: unknown) => {
        thread = undefined;
        throw error;
      });
      const { served } = await thread;
      for (const text of await served.run(now, signing)) warn(text);
    },
    async stop() {
      await (await thread)?.end();
    },
  };
}
