/**
 * Group commit: while one transaction is on its way to the disk, what arrives waits and goes with the next, all of it. So
 * a report waits for at most two commits, and a busy gateway makes fewer of them, not more.
 */
import type { Ballot } from './ballot.ts';
import type { Fate, Storage } from './storage.ts';

/** Resolves when the ballot is durable. */
export type GroupedAppend = (ballot: Ballot) => Promise<Fate>;

interface Waiting {
  ballot: Ballot;
  resolve(fate: Fate): void;
  reject(error: unknown): void;
}

/** A transaction no larger than this: its time is the wait of everybody in it. */
const MOST_AT_ONCE = 2_000;

/** @param observe told of each transaction */
export function groupAppends(
  storage: Pick<Storage, 'append'>,
  observe: (ballots: number, ms: number) => void = () => {},
): GroupedAppend {
  let waiting: Waiting[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const group = waiting.slice(0, MOST_AT_ONCE);
      waiting = waiting.slice(MOST_AT_ONCE);
      const start = performance.now();
      try {
        const fates = await storage.append(group.map(({ ballot }) => ballot));
        observe(group.length, performance.now() - start);
        group.forEach(({ resolve, reject }, i) => {
          const fate = fates[i];
          if (fate === undefined) reject(new Error('The storage gave no answer for a ballot.'));
          else resolve(fate);
        });
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    running = false;
  }

  return (ballot) =>
    new Promise((resolve, reject) => {
      waiting.push({ ballot, resolve, reject });
      if (!running) void run();
    });
}
