/**
 * Whether the newest round of a service looks unlike the rounds before: reason for a burst of closer looks, nothing more.
 * It may be wrong often; the verdict has its own rules and its own patience.
 */
import type { Sample } from '../sample.ts';

/** Times slower than the median of the earlier rounds: well inside what the detectors wait for (docs/methods/schedule.md). */
const SLOWER = 1.5;
/** Earlier rounds needed before slowness can be called. */
const ENOUGH = 8;

const fastest = (samples: readonly Sample[]): number | undefined => {
  const times = samples.flatMap((s) =>
    s.outcome === 'ok' ? [s.timings.waitingMs ?? s.timings.ttfbMs ?? Infinity] : [],
  );
  const least = Math.min(...times);
  return Number.isFinite(least) ? least : undefined;
};

function byRound(samples: readonly Sample[]): Map<string, Sample[]> {
  const rounds = new Map<string, Sample[]>();
  for (const sample of samples) rounds.set(sample.round, [...(rounds.get(sample.round) ?? []), sample]);
  return rounds;
}

/** @param samples of one service, main endpoint, any order, the newest round among them */
function targetSuspect(samples: readonly Sample[], newest: string): boolean {
  const clean = samples.filter((s) => s.confounders.length === 0 && s.outcome !== 'aborted');
  const rounds = byRound(clean);
  const now = rounds.get(newest) ?? [];
  if (now.length === 0) return false;
  const main = now.filter((s) => s.role === 'app' || s.role === 'object');
  if (main.some((s) => s.outcome === 'failed')) return true;
  const before = [...rounds]
    .filter(([id]) => id !== newest)
    .flatMap(([, list]) => fastest(list.filter((s) => s.role === 'app' && s.kind === 'http')) ?? [])
    .sort((a, b) => a - b);
  const usual = before[Math.floor(before.length / 2)];
  const here = fastest(now.filter((s) => s.role === 'app' && s.kind === 'http'));
  return before.length >= ENOUGH && usual !== undefined && here !== undefined && here > usual * SLOWER;
}

/** @param samples of the last day, services and controls; `newest` the id of the newest finished round */
export function suspects(samples: readonly Sample[], newest: string): string[] {
  const services = new Map<string, Sample[]>();
  for (const sample of samples) {
    if (sample.targetType !== 'service') continue;
    services.set(sample.target, [...(services.get(sample.target) ?? []), sample]);
  }
  return [...services].filter(([, list]) => targetSuspect(list, newest)).map(([id]) => id);
}
