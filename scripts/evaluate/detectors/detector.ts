/**
 * Detector: a rule that others use, fed the very rounds our own rule sees: excess over the usual of seven days, and the same
 * veto by the controls. Each is latched until four clean rounds, as ours is.
 */

export interface RoundView {
  at: number;
  /** ln of the round's time over the usual of this target on this network. */
  excess: number;
  /** ln above the usual from which our own rule counts a round. */
  limit: number;
}

export interface Running {
  /** @returns whether the evidence alone would raise an alarm in this round */
  step(view: RoundView): boolean;
}

export interface Detector {
  id: string;
  title: string;
  /** Its one free number, as published, and the values tried to reach another detection delay. */
  published: number;
  tried: readonly number[];
  start(parameter: number): Running;
}

/** Rounds at this excess or below are clean, whatever the detector. */
const CLEAN = Math.log(1.5);
const CLEAN_ROUNDS = 4;
const GAP_MS = 24 * 3_600_000;

export const keyOf = (detector: Detector, parameter: number): string => `${detector.id}:${parameter}`;

/** A standing alarm: raised by the detector, ended by four clean rounds or by a long gap. */
export class Latched {
  slow = false;
  /** Tells it from the same detector with another number. */
  readonly key: string;
  /** Alarms so far. */
  episodes = 0;
  #running: Running;
  #clean = 0;
  #last: number | undefined;

  constructor(
    readonly detector: Detector,
    readonly parameter: number = detector.published,
  ) {
    this.key = keyOf(detector, parameter);
    this.#running = detector.start(parameter);
  }

  step(view: RoundView): boolean {
    if (this.#last !== undefined && view.at - this.#last > GAP_MS) this.#reset();
    this.#last = view.at;
    const raised = this.#running.step(view);
    this.#clean = view.excess <= CLEAN ? this.#clean + 1 : 0;
    if (raised && !this.slow) {
      this.slow = true;
      this.episodes++;
    } else if (this.slow && this.#clean >= CLEAN_ROUNDS) this.#reset();
    return this.slow;
  }

  #reset(): void {
    this.slow = false;
    this.#clean = 0;
    this.#running = this.detector.start(this.parameter);
  }
}

/** Our rule's own word, latched like the others', so that a night in between makes no second alarm of one. */
export class OwnLatched extends Latched {
  constructor(said: () => boolean) {
    super({ id: 'ours', title: '', published: 0, tried: [], start: () => ({ step: said }) }, 0);
  }
}
