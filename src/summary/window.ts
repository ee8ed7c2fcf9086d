/**
 * Which part of the past a judgement looks at. Requests: the last rounds in which the target was asked. Transfers: the
 * last few, over a longer time, since they are rare (every 6 h) and a verdict must not flip when they leave the window.
 */
import type { Sample } from '../sample.ts';

export interface Windows {
  /** Rounds of one target that are looked at. */
  rounds: number;
  /** Age at which a request is too old to speak for now, ms. */
  freshForMs: number;
  /** Transfers of one target, and their age limit, ms. */
  transfers: number;
  transfersForMs: number;
  /** How long the past is in which a target's usual is seen, ms. */
  baselineMs: number;
  /** A control speaks for a failure when both happened within this time, ms. */
  sameTimeMs: number;
}

/** The samples of a target's last rounds, in time order. `samples` are in time order and of one target. */
export function lastRounds(samples: readonly Sample[], since: number, rounds: number): readonly Sample[] {
  const seen = new Set<string>();
  let from = samples.length;
  for (let i = samples.length - 1; i >= 0; i--) {
    const sample = samples[i];
    if (!sample || sample.at < since) break;
    if (!seen.has(sample.round) && seen.size === rounds) break;
    seen.add(sample.round);
    from = i;
  }
  return samples.slice(from);
}
