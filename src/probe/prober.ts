/**
 * Prober: runs steps where requests can be made and tells each observation as it comes. It keeps nothing but what is in
 * flight, and decides nothing: order, limits and repetition belong to the schedule.
 */
import type { Observation } from '../observation.ts';
import type { Round, Step } from '../round.ts';
import type { Limits, ProbeEnv } from './env.ts';
import { PROBES } from './index.ts';

export interface Prober {
  run(round: Pick<Round, 'id' | 'totalLimitMs' | 'silenceLimitMs'>, step: Step): void;
  inFlight(round: string): number[];
  /** Resolves when no request at all is under way, of any round. */
  idle(): Promise<void>;
  /** Ends everything in flight as the person's own cancel. */
  cancel(): void;
}

/** A probe that throws could not measure: told as such, or the step would be made again and again. */
async function attempt(step: Step, env: ProbeEnv, limits: Limits, cancel: AbortSignal): Promise<Observation> {
  const [at, start] = [env.wall(), env.now()];
  try {
    const observation = await PROBES[step.kind](step, env, limits, cancel);
    return env.networkChangedSince(start) ? { ...observation, networkChanged: true } : observation;
  } catch {
    const spent = { totalMs: env.now() - start, wallMs: env.wall() - at };
    return { kind: step.kind, url: step.url, at, end: 'cancelled', ...spent, freshPool: false, online: env.online() };
  }
}

export function createProber(
  env: ProbeEnv,
  report: (round: string, seq: number, observation: Observation) => Promise<void>,
): Prober {
  const running = new Map<string, AbortController>();
  const ending = new Set<Promise<Observation>>();
  const key = (round: string, seq: number): string => `${round}#${seq}`;
  return {
    run(round, step): void {
      const id = key(round.id, step.seq);
      // The same step asked for twice (a background that was killed in between) is one request.
      if (running.has(id)) return;
      const controller = new AbortController();
      running.set(id, controller);
      const limits = { totalMs: round.totalLimitMs, silenceMs: round.silenceLimitMs };
      const probing = attempt(step, env, limits, controller.signal).finally(() => ending.delete(probing));
      ending.add(probing);
      void probing
        .then((observation) => report(round.id, step.seq, observation))
        // In flight until the background has stored it: an ended step that nobody knows of would be made again.
        .finally(() => running.delete(id));
    },
    inFlight: (round) =>
      [...running.keys()].filter((id) => id.startsWith(`${round}#`)).map((id) => Number(id.slice(round.length + 1))),
    cancel(): void {
      for (const controller of running.values()) controller.abort();
    },
    async idle(): Promise<void> {
      while (ending.size > 0) await Promise.allSettled(ending);
    },
  };
}
