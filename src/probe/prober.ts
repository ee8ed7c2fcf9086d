/**
 * Prober: runs steps where requests can be made and tells each observation as it comes. It keeps nothing but what is in
 * flight, and decides nothing: order, limits and repetition belong to the schedule.
 */
import type { Observation } from '../observation.ts';
import type { Round, Step } from '../round.ts';
import type { ProbeEnv } from './env.ts';
import { PROBES } from './index.ts';

export interface Prober {
  run(round: Pick<Round, 'id' | 'totalLimitMs' | 'silenceLimitMs'>, step: Step): void;
  inFlight(round: string): number[];
  /** Ends everything in flight as the person's own cancel. */
  cancel(): void;
}

export function createProber(
  env: ProbeEnv,
  report: (round: string, seq: number, observation: Observation) => Promise<void>,
): Prober {
  const running = new Map<string, AbortController>();
  const key = (round: string, seq: number): string => `${round}#${seq}`;
  return {
    run(round, step): void {
      const id = key(round.id, step.seq);
      // The same step asked for twice (a background that was killed in between) is one request.
      if (running.has(id)) return;
      const controller = new AbortController();
      running.set(id, controller);
      const limits = { totalMs: round.totalLimitMs, silenceMs: round.silenceLimitMs };
      void PROBES[step.kind](step, env, limits, controller.signal)
        .then((observation) => report(round.id, step.seq, observation))
        // In flight until the background has stored it: an ended step that nobody knows of would be made again.
        .finally(() => running.delete(id));
    },
    inFlight: (round) =>
      [...running.keys()].filter((id) => id.startsWith(`${round}#`)).map((id) => Number(id.slice(round.length + 1))),
    cancel(): void {
      for (const controller of running.values()) controller.abort();
    },
  };
}
