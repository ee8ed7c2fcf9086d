/** The run of failures at the end of a list of attempts: what the target does now, whatever it did before. */
import type { Attempt, Family } from './attempt.ts';

export interface LikeRun {
  /** The most frequent family of failure in the run; ties go by name, so that the order of equal times never matters. */
  family: Family;
  /** All failures of the run, oldest first. */
  attempts: readonly Attempt[];
  /** Whether anything was reached before the run, in the window. */
  reachedBefore: boolean;
}

/** Chromium gives no name for a failed WebSocket, not even for a refused upgrade: that says nothing either way. */
export function saysSomething(attempt: Attempt): boolean {
  return attempt.kind !== 'websocket' || attempt.family !== 'other';
}

/** Failures since the last attempt that was reached; undefined where the last was reached. */
export function likeRun(all: readonly Attempt[]): LikeRun | undefined {
  const attempts = all.filter(saysSomething);
  const lastReached = attempts.findLastIndex((a) => a.reached);
  const run = attempts.slice(lastReached + 1);
  const counts = new Map<Family, number>();
  for (const { family } of run) if (family) counts.set(family, (counts.get(family) ?? 0) + 1);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most && { family: most[0], attempts: run, reachedBefore: lastReached >= 0 };
}
