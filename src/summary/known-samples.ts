/**
 * KnownSamples: samples sorted into what a judgement asks for, so that a round more costs a round's work and not a week's.
 * Nothing is decided here and nothing is lost by throwing it away: built anew from the same samples it says the same.
 */
import type { Sample } from '../sample.ts';
import { TargetLatency } from './latency-series.ts';
import { TransferSeries } from './transfer-series.ts';
import { firstAt, inOrder, isAfter } from './usable.ts';

/** What belongs to a target on a network, made where it is not there yet. */
function part<T>(all: Map<string, Map<string, T>>, network: string, target: string, make: () => T): T {
  const targets = all.get(network) ?? new Map<string, T>();
  all.set(network, targets);
  const known = targets.get(target) ?? make();
  targets.set(target, known);
  return known;
}

export class KnownSamples {
  /** In time order, each once. */
  #all: Sample[] = [];
  /** By network, then target. */
  #latency = new Map<string, Map<string, TargetLatency>>();
  #transfers = new Map<string, Map<string, TransferSeries>>();
  /** The stay on the newest known network, by target: samples before a hop were made on another line. */
  #stay = new Map<string, Sample[]>();
  #stayFrom = 0;
  #here: string | undefined;
  /** Index after the newest sample whose network is known. */
  #knownTo = 0;

  /** @param keepMs age from which samples are dropped, counted from the newest: what a judgement looks back */
  constructor(private readonly keepMs: number = Number.POSITIVE_INFINITY) {}

  /** Adds samples in any order; the usual case, newer than all known ones and in order, is the cheap one. */
  add(samples: readonly Sample[]): void {
    const added = inOrder(samples);
    const [first] = added;
    if (!first) return;
    if (isAfter(first, this.#all.at(-1))) for (const sample of added) this.#append(sample);
    else this.#rebuild(inOrder([...this.#all, ...added]));
    this.#forget();
  }

  /** The same, as known at an earlier moment: for a clock that was set back. */
  until(end: number): KnownSamples {
    const earlier = new KnownSamples(this.keepMs);
    earlier.add(this.#all.slice(0, firstAt(this.#all, end)));
    return earlier;
  }

  get newestAt(): number | undefined {
    return this.#all.at(-1)?.at;
  }

  /** Network in use: the newest one known, or `unknown`. */
  get network(): string {
    return this.#here ?? 'unknown';
  }

  /** Samples of a target since the last hop, in time order. */
  here(target: string): readonly Sample[] {
    return this.#stay.get(target) ?? [];
  }

  /** Everything asked since the last hop. */
  get targets(): Iterable<readonly [string, readonly Sample[]]> {
    return this.#stay;
  }

  /** A target's latency on the network in use, on every stay there. */
  latency(target: string): TargetLatency | undefined {
    return this.#latency.get(this.network)?.get(target);
  }

  /** A target's transfers on the network in use, on every stay there. */
  transfers(target: string): TransferSeries | undefined {
    return this.#transfers.get(this.network)?.get(target);
  }

  /** Number of samples at or after a moment, up to the end. */
  since(at: number): number {
    return this.#all.length - firstAt(this.#all, at);
  }

  /** Samples at or after `since` that were made on another network than the one in use. */
  elsewhereSince(since: number): number {
    return Math.max(0, this.#stayFrom - firstAt(this.#all, since));
  }

  #append(sample: Sample): void {
    this.#all.push(sample);
    const { network, target } = sample;
    // `unknown` fits any network, since the key is known only once STUN has answered.
    if (network !== 'unknown') {
      if (this.#here !== undefined && network !== this.#here) this.#hop();
      this.#here = network;
      this.#knownTo = this.#all.length;
    }
    const list = this.#stay.get(target);
    if (!list) this.#stay.set(target, [sample]);
    else if (list.at(-1) !== sample) list.push(sample);
    part(this.#latency, network, target, () => new TargetLatency()).add(sample);
    if (sample.kind === 'transfer') part(this.#transfers, network, target, () => new TransferSeries()).add(sample);
  }

  /** The stay begins after the newest sample that was surely made elsewhere. */
  #hop(): void {
    this.#stayFrom = this.#knownTo;
    this.#stay = new Map();
    for (const sample of this.#all.slice(this.#stayFrom)) {
      const list = this.#stay.get(sample.target);
      if (list) list.push(sample);
      else this.#stay.set(sample.target, [sample]);
    }
  }

  #rebuild(samples: readonly Sample[]): void {
    this.#all = [];
    this.#latency = new Map();
    this.#transfers = new Map();
    this.#stay = new Map();
    this.#stayFrom = 0;
    this.#here = undefined;
    this.#knownTo = 0;
    for (const sample of samples) this.#append(sample);
  }

  /** Now and then, when half of what is held is too old. */
  #forget(): void {
    const since = (this.newestAt ?? 0) - this.keepMs;
    const old = firstAt(this.#all, since);
    if (old < 1_000 || old < this.#all.length / 2) return;
    this.#all = this.#all.slice(old);
    this.#stayFrom = Math.max(0, this.#stayFrom - old);
    this.#knownTo = Math.max(0, this.#knownTo - old);
    for (const [target, list] of this.#stay) {
      const kept = list.slice(firstAt(list, since));
      if (kept.length > 0) this.#stay.set(target, kept);
      else this.#stay.delete(target);
    }
    for (const targets of this.#latency.values()) for (const latency of targets.values()) latency.forget(since);
    for (const targets of this.#transfers.values()) for (const transfers of targets.values()) transfers.forget(since);
  }
}
