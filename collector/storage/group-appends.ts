/**
 * Group commit: while one transaction is on its way to the disk, what arrives waits and goes with the next, all of it. So
 * a report waits for at most two commits, and a busy gateway makes fewer of them, not more. They also keep a distance, which the
 * engine names: without it a thousand reports a second would be nearly as many commits.
 */
import { setTimeout as wait } from 'node:timers/promises';
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

/** @param distanceMs from the start of one transaction to the start of the next; one that comes alone goes at once. @param observe told of each */
export function groupAppends(
  storage: Pick<Storage, 'append'>,
  distanceMs: number,
  observe: (ballots: number, ms: number) => void = () => {},
): GroupedAppend {
  let waiting: Waiting[] = [];
  let running = false;
  let startedAt = Number.NEGATIVE_INFINITY;

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const early = startedAt + distanceMs - performance.now();
      if (early > 0) await wait(Math.ceil(early));
      const group = waiting.slice(0, MOST_AT_ONCE);
      waiting = waiting.slice(MOST_AT_ONCE);
      startedAt = performance.now();
      try {
        const fates = await storage.append(group.map(({ ballot }) => ballot));
        observe(group.length, performance.now() - startedAt);
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
