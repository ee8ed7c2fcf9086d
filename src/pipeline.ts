/**
 * The whole flow, plan -> probe -> classify -> store; the verdict is computed by whoever shows it (src/verdict/judge.ts).
 * Nothing is held between two calls: a background killed anywhere in here goes on from what is stored.
 */
import { classify, type Place } from './classify/classify.ts';
import type { NetworkFacts, Observation } from './observation.ts';
import type { Round, Step } from './round.ts';
import type { Sample } from './sample.ts';
import { CLOSING_LIMIT_MS, namingSteps } from './schedule/naming.ts';
import { nextSteps } from './schedule/next-steps.ts';
import type { Endpoint } from './targets/target.ts';

export interface Pipeline {
  now(): number;
  /** The open round, if any; stale ones are closed by the planner. */
  openRound(): Promise<Round | undefined>;
  /** Plans and stores the next round if one is due. */
  planNext(): Promise<Round | undefined>;
  round(id: string): Promise<Round | undefined>;
  /** Samples of this round and of the earlier rounds of its check, and when that check began. */
  checkOf(round: Round): Promise<{ samples: Sample[]; startedAt: number }>;
  endpointOf(step: Step): Endpoint | undefined;
  inFlight(round: Round): Promise<number[]>;
  probe(round: Round, step: Step): Promise<void>;
  /** What the browser told of this request; waits a moment for a failure's name. */
  facts(observation: Observation): Promise<NetworkFacts | undefined>;
  place(round: Round, step: Step, observation: Observation): Promise<Place>;
  append(sample: Sample): Promise<void>;
  close(round: Round): Promise<void>;
  /** Look again after so many ms at the latest. */
  wakeIn(ms: number): void;
}

/** A server that answered at the beginning and does not at the end is not waited for as long as a service. */
function limited(round: Round, step: Step): Round {
  if (step !== namingSteps(round).closing) return round;
  return { ...round, totalLimitMs: CLOSING_LIMIT_MS, silenceLimitMs: CLOSING_LIMIT_MS };
}

/** Starts whatever may start now. @returns whether a round is open */
export async function advance(p: Pipeline): Promise<boolean> {
  for (;;) {
    const planned = (await p.openRound()) ?? (await p.planNext());
    if (!planned) return false;
    // An update or a new target list may have taken an endpoint away: its answer could not be classified, and it would be asked without end.
    const round = { ...planned, steps: planned.steps.filter((step) => p.endpointOf(step) !== undefined) };
    const inFlight = await p.inFlight(round);
    // The samples are read after the prober was asked: a request that ends in between is in one of the two.
    const { samples, startedAt } = await p.checkOf(round);
    const { start, left, waitMs } = nextSteps(round, samples, inFlight, p.now(), startedAt);
    for (const step of start) await p.probe(limited(round, step), step);
    if (left > 0) {
      if (waitMs !== undefined) p.wakeIn(waitMs);
      return true;
    }
    await p.close(round);
  }
}

/** One request has ended: its sample is stored, once, whatever happens to us meanwhile. */
export async function record(p: Pipeline, roundId: string, seq: number, observation: Observation): Promise<void> {
  const round = await p.round(roundId);
  const step = round?.steps.find((s) => s.seq === seq);
  const endpoint = step && p.endpointOf(step);
  if (!round || !step || !endpoint) return;
  const [facts, place] = await Promise.all([p.facts(observation), p.place(round, step, observation)]);
  await p.append(classify(step, round, endpoint, observation, facts, place));
}
