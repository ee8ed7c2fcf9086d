/**
 * A target's transfers over the days on one network, read once: what is usual for it there. A judgement that looks at a
 * week of them would else read every timeline anew.
 */
import type { Sample } from '../sample.ts';
import { type TransferFact, transferFact } from './timeline.ts';
import { firstAt, leftOutBecause } from './usable.ts';

export class TransferSeries {
  /** In time order. */
  #facts: TransferFact[] = [];

  /** Takes transfers that may carry evidence and say something of a rate. Samples come in time order. */
  add(sample: Sample): void {
    if (sample.kind !== 'transfer' || leftOutBecause(sample) !== undefined) return;
    const fact = transferFact(sample);
    if (fact && fact.end !== 'short') this.#facts.push(fact);
  }

  /** In [since, to), in time order. */
  between(since: number, to: number): readonly TransferFact[] {
    return this.#facts.slice(firstAt(this.#facts, since), firstAt(this.#facts, to));
  }

  forget(since: number): void {
    this.#facts = this.#facts.slice(firstAt(this.#facts, since));
  }
}
