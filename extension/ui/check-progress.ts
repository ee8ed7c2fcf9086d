/**
 * How far a first check has come. A round that ended no longer holds its plan, and the later rounds have none yet, so the
 * total is an estimate that settles as rounds open: the largest round seen stands for those to come.
 */
import type { Round } from '../../src/round.ts';
import type { Sample } from '../../src/sample.ts';
import { CHECK_DEADLINE_MS, CHECK_ROUNDS, STALE_MS } from '../../src/schedule/limits.ts';

export interface CheckProgress {
  /** Requests done, and done plus expected. */
  done: number;
  planned: number;
  /** Rounds begun, of all. */
  round: number;
  rounds: number;
  /** The first round's start, UTC ms. */
  startedAt: number;
}

const checkOf = (round: Round): string => round.check ?? round.id;

/** Rounds of the newest check, oldest first; empty where the newest round belongs to none. */
function newestCheck(rounds: readonly Round[]): Round[] {
  const sorted = [...rounds].sort((a, b) => a.startedAt - b.startedAt || a.index - b.index);
  const newest = sorted.at(-1);
  if (newest?.kind !== 'first-check') return [];
  return sorted.filter((round) => round.kind === 'first-check' && checkOf(round) === checkOf(newest));
}

/** The check under way, or null. Its end is the rule of schedule/due.ts: five rounds, cancelled, or out of time. */
export function checkProgress(rounds: readonly Round[], samples: readonly Sample[], now: number): CheckProgress | null {
  const check = newestCheck(rounds);
  const first = check[0];
  const last = check.at(-1);
  if (!first || !last || last.state === 'cancelled') return null;
  const age = now - first.startedAt;
  // An open round that old was left behind by sleep; the background will close it.
  if (last.state === 'open' && now - last.startedAt > STALE_MS) return null;
  if (last.state === 'done' && (last.index + 1 >= CHECK_ROUNDS || age > CHECK_DEADLINE_MS)) return null;

  const stored = new Map<string, number>();
  for (const sample of samples) stored.set(sample.round, (stored.get(sample.round) ?? 0) + 1);
  const doneIn = (round: Round): number => stored.get(round.id) ?? 0;
  const sizeOf = (round: Round): number => Math.max(round.state === 'open' ? round.steps.length : 0, doneIn(round));
  const done = check.reduce((sum, round) => sum + doneIn(round), 0);
  const largest = Math.max(...check.map(sizeOf));
  const begun = last.index + 1;
  const planned = check.reduce((sum, round) => sum + sizeOf(round), 0) + (CHECK_ROUNDS - begun) * largest;
  return { done, planned: Math.max(planned, 1), round: begun, rounds: CHECK_ROUNDS, startedAt: first.startedAt };
}
