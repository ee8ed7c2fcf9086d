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

/** Rounds of the check under way, oldest first; null where there is none. Its end is the rule of schedule/due.ts. */
export function checkUnderWay(rounds: readonly Round[], now: number): [Round, ...Round[]] | null {
  const [first, ...more] = newestCheck(rounds);
  const last = more.at(-1) ?? first;
  if (!first || !last || last.state === 'cancelled') return null;
  // An open round that old was left behind by sleep; the background will close it.
  if (last.state === 'open' && now - last.startedAt > STALE_MS) return null;
  const over = last.index + 1 >= CHECK_ROUNDS || now - first.startedAt > CHECK_DEADLINE_MS;
  return last.state === 'done' && over ? null : [first, ...more];
}

/** @param samples at least those of the check's rounds; null: no check is under way */
export function checkProgress(
  rounds: readonly Round[],
  samples: readonly Pick<Sample, 'round'>[],
  now: number,
): CheckProgress | null {
  const check = checkUnderWay(rounds, now);
  if (!check) return null;
  const [first] = check;
  const last = check.at(-1) ?? first;
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
