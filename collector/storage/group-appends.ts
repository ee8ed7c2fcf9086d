/**
 * Group commit: while one transaction is on its way to the disk, what arrives waits and goes with the next, all of it. So
 * a report waits for at most two commits, and a busy gateway makes fewer of them, not more. They also keep a distance, which the
 * engine names: without it a thousand reports a second would be nearly as many commits. Where many wait already the distance
 * would save nothing and only be waited for.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { Ballot } from './ballot.ts';
import type { Fate, Storage } from './storage.ts';

/** Resolves when the ballot is durable. */
export type GroupedAppend = (ballot: Ballot) => Promise<Fate>;

export interface Grouping {
  /** From the start of one transaction to the start of the next; one that comes alone goes at once. */
  distanceMs: number;
  /** So many waiting are worth a transaction of their own: they go without the distance. */
  enough: number;
}

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
  { distanceMs, enough }: Grouping,
  observe: (ballots: number, ms: number) => void = () => {},
): GroupedAppend {
  let waiting: Waiting[] = [];
  let running = false;
  let startedAt = Number.NEGATIVE_INFINITY;
  let goOn = (): void => {};

  async function due(): Promise<void> {
    const early = startedAt + distanceMs - performance.now();
    if (early > 0 && waiting.length < enough) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.ceil(early));
        goOn = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      goOn = () => {};
    }
    // What has reached this machine already goes along: the loop reads all sockets before it comes here.
    await turn();
  }

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      await due();
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
      if (waiting.length >= enough) goOn();
      if (!running) void run();
    });
}
