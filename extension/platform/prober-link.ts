/** The background's side of the prober, the same for both browsers. */
import type { Observation } from '../../src/observation.ts';
import type { Round, Step } from '../../src/round.ts';

export interface ProberLink {
  /** Sees to it that a prober for this round exists; a quick round gets one with connections of its own where possible. */
  ensure(round: Round): Promise<void>;
  run(round: Round, step: Step): Promise<void>;
  inFlight(round: Round): Promise<number[]>;
  cancel(): Promise<void>;
  /** The round is over. */
  release(): Promise<void>;
  /** A fresh connection on demand, and name resolution of our own. */
  traits: { freshOnDemand: boolean; dns: boolean };
}

export type OnObserved = (round: string, seq: number, observation: Observation) => Promise<void>;
