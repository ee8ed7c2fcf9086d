/**
 * Replay: what would have been said after each round, from stored samples alone. The same code as the live verdict, judged
 * at the moment a round's last request ended.
 */
import type { Sample } from '../sample.ts';
import type { Settings } from '../settings.ts';
import { KnownSamples } from '../summary/known-samples.ts';
import { firstAt } from '../summary/usable.ts';
import { judgeKnown, LOOK_BACK_MS } from './judge.ts';
import { type Change, Told } from './told.ts';

export { type Change, face, Told } from './told.ts';

export interface ReplayInput {
  /** In time order, each once. */
  samples: readonly Sample[];
  settings: Settings;
  /** Up to this moment, UTC ms, which is judged too; absent: up to the end of the last round. */
  until?: number;
  domestic?: readonly string[];
}

/** When each round ended, in time order. */
export function roundEnds(samples: readonly Sample[]): number[] {
  const ends = new Map<string, number>();
  for (const { round, at, timings } of samples) {
    ends.set(round, Math.max(ends.get(round) ?? 0, at + Math.ceil(timings.totalMs)));
  }
  return [...new Set(ends.values())].sort((a, b) => a - b);
}

/** The moments that are judged: the ends of rounds, and the last one that was asked for. */
export function momentsOf(samples: readonly Sample[], until: number | undefined): number[] {
  const all = roundEnds(samples);
  return until === undefined ? all : [...all.filter((end) => end < until), until];
}

/**
 * Every change of every verdict, in time order, `line` last among those of one moment.
 * @param told keeps them, with the worst moment of each
 */
export function* replay(input: ReplayInput, told = new Told()): Generator<Change> {
  const { samples, settings, until, domestic } = input;
  const known = new KnownSamples(LOOK_BACK_MS);
  let next = 0;
  for (const now of momentsOf(samples, until)) {
    const end = firstAt(samples, now + 1);
    known.add(samples.slice(next, end));
    next = end;
    yield* told.hear(judgeKnown(known, { settings, now, ...(domestic && { domestic }) }), now);
  }
}
