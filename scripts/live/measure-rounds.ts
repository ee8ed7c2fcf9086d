/**
 * Gets N rounds out of the extension without waiting for its schedule: one first check after the other, each begun as a
 * person would by "check now".
 */
import type { Round } from '../../src/round.ts';
import { CHECK_DEADLINE_MS, CHECK_ROUNDS } from '../../src/schedule/limits.ts';
import { DEFAULT_SETTINGS } from '../../src/settings.ts';
import { finishedRounds } from './finished-rounds.ts';
import type { Live } from './live.ts';

/** A first check takes 90 s at most; longer without a finished round means that something is broken. */
const PATIENCE_MS = 4 * 60_000;
/** More rounds than this would use up a day's bytes, and what is dropped then is the transfers. */
const ROUNDS_WITHIN_BUDGET = 10;
const LARGEST_BUDGET_BYTES = 1_000_000_000;
/** Between the end of a round and the planning of the next the extension reads its store. */
const PLANNING_MS = 500;

/** No further round of this check will come (schedule/due.ts). */
function isLast(round: Round, checkStartedAt: number): boolean {
  const late = (round.endedAt ?? round.startedAt) - checkStartedAt > CHECK_DEADLINE_MS - PLANNING_MS;
  return round.kind !== 'first-check' || round.index + 1 >= CHECK_ROUNDS || late;
}

/** @returns the ids of the finished rounds */
export async function measureRounds(
  live: Live,
  wanted: number,
  stop: AbortSignal,
  say: (line: string) => void,
): Promise<Set<string>> {
  const done = new Set<string>();
  const patience = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  };
  wait();
  const from = Date.now();
  const checks = new Map<string, number>();
  // Of a profile that goes on being used, its own budget is put back.
  const before =
    wanted > ROUNDS_WITHIN_BUDGET
      ? ((await live.read({ rounds: from, samples: from }))?.settings ?? DEFAULT_SETTINGS).budgetBytes
      : null;
  if (before !== null) {
    say(`${wanted} rounds need more than a day's bytes: the budget is raised.`);
    await live.command({ command: 'save-settings', settings: { budgetBytes: LARGEST_BUDGET_BYTES } });
  }
  await live.consent();
  for await (const { round, samples } of finishedRounds(live, from, AbortSignal.any([stop, patience.signal]))) {
    done.add(round.id);
    const ok = samples.filter((sample) => sample.outcome === 'ok').length;
    say(`round ${done.size} of ${wanted}: ${samples.length} samples, ${ok} ok`);
    if (done.size >= wanted) break;
    wait();
    const check = round.check ?? round.id;
    const startedAt = checks.get(check) ?? round.startedAt;
    checks.set(check, startedAt);
    if (isLast(round, startedAt)) await live.command({ command: 'check-now' });
  }
  clearTimeout(timer);
  if (before !== null && !stop.aborted)
    await live.command({ command: 'save-settings', settings: { budgetBytes: before } });
  if (stop.aborted) throw new Error('Ended before all rounds were measured; nothing was written.');
  if (done.size >= wanted) return done;
  throw new Error(`No round was finished within ${PATIENCE_MS / 60_000} minutes; nothing was written.`);
}
