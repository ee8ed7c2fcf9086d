/**
 * Judges what is stored, and goes on from there: read once, kept in memory, and then only what was added is read. Whoever
 * holds it may be killed at any moment and reads again; nothing is lost by that but time.
 */
import { comparisonsAt } from '../src/crowd/answers.ts';
import type { Glance } from '../src/glance/glance.ts';
import { glanceOf, type Judged } from '../src/glance/glance-of.ts';
import type { Sample } from '../src/sample.ts';
import { type Store, samplesOfPart } from '../src/store/index.ts';
import { KnownSamples } from '../src/summary/known-samples.ts';
import { LOOK_BACK_MS } from '../src/verdict/judge.ts';
import { readAnswers } from './keep-crowd.ts';

/** A request is stored when it ends, under the time at which it began: what is new may be older than what is known. */
const LATE_MS = 10 * 60_000;
/** A week in one piece would hold up the page for a second. */
const PART_MS = 86_400_000;
const MOST_IDS = 5_000;

export type Moment = Omit<Judged, 'known' | 'newest' | 'crowd'>;

export class LiveJudge {
  #known = new KnownSamples(LOOK_BACK_MS);
  /** Ids of the newest samples and when they were made: the next reading finds some of them again. */
  #ids = new Map<string, number>();
  #newest: Sample | undefined;

  /** Forgets what was read: something older was stored or removed. */
  reset(): void {
    this.#known = new KnownSamples(LOOK_BACK_MS);
    this.#ids = new Map();
    this.#newest = undefined;
  }

  async judge(store: Store, moment: Moment): Promise<Glance> {
    const { settings, now } = moment;
    if (settings.consentedAt === null) this.reset();
    else await this.#read(store, now);
    const newest = this.#newest?.id ?? null;
    const crowd = comparisonsAt(await readAnswers(store), settings.services, now);
    return glanceOf({ ...moment, known: this.#known, newest, crowd });
  }

  async #read(store: Store, now: number): Promise<void> {
    // A clock that was set back leaves samples in the future: what comes now is older than they are.
    const from = this.#newest ? Math.min(this.#newest.at, now) - LATE_MS : now - LOOK_BACK_MS;
    const end = now + PART_MS;
    for (let at = from; at < end; at += PART_MS) {
      const part = await samplesOfPart(store, at, at + PART_MS >= end ? Number.POSITIVE_INFINITY : at + PART_MS);
      this.#take(part);
    }
  }

  #take(samples: readonly Sample[]): void {
    const added = samples.filter((sample) => !this.#ids.has(sample.id));
    if (added.length === 0) return;
    this.#known.add(added);
    for (const sample of added) {
      this.#ids.set(sample.id, sample.at);
      if (!this.#newest || sample.at >= this.#newest.at) this.#newest = sample;
    }
    const needed = (this.#newest?.at ?? 0) - 2 * LATE_MS;
    if (this.#ids.size > MOST_IDS) for (const [id, at] of this.#ids) if (at < needed) this.#ids.delete(id);
  }
}
