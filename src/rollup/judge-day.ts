/**
 * judgeDay: replays one day and writes its row. Pausable after each round, since ninety days are half a minute of work; what is
 * known of the days before is handed on, so that the next day costs its own samples only.
 */
import type { Sample } from '../sample.ts';
import type { Settings } from '../settings.ts';
import { DAY_MS, HOUR_MS } from '../store/hour.ts';
import { KnownSamples } from '../summary/known-samples.ts';
import { firstAt } from '../summary/usable.ts';
import { judgeKnown, LOOK_BACK_MS } from '../verdict/judge.ts';
import { roundEnds, Told } from '../verdict/replay.ts';
import { basisOf } from './judged-days.ts';
import type { Judged } from './read-judged.ts';

export interface Replay {
  known: KnownSamples;
  /** Of whatever was given to `known` already: later ones are new. */
  upTo: number;
}

export const newReplay = (): Replay => ({ known: new KnownSamples(LOOK_BACK_MS), upTo: Number.NEGATIVE_INFINITY });

/** Called between two rounds: may wait, and throws to stop. */
export type Pause = () => Promise<void> | undefined;

function give({ replay, samples, to }: { replay: Replay; samples: readonly Sample[]; to: number }): void {
  const [from, end] = [firstAt(samples, replay.upTo), firstAt(samples, to)];
  replay.known.add(samples.slice(from, Math.max(from, end)));
  replay.upTo = Math.max(replay.upTo, to);
}

/** Services asked in these samples: what is chosen today says nothing of that day. */
function servicesIn(samples: readonly Sample[]): string[] {
  return [...new Set(samples.flatMap((s) => (s.targetType === 'service' ? [s.target] : [])))].sort();
}

export interface DayInput {
  day: number;
  /** In time order: those of the day and an hour around it, and those before that `replay` does not know yet. */
  samples: readonly Sample[];
  settings: Settings;
  replay: Replay;
  /** The row as it is, to go on with. */
  row: Judged | undefined;
  /** Rounds that are still under way. */
  open: ReadonlySet<string>;
  now: number;
}

export async function judgeDay(input: DayInput, pause: Pause): Promise<Judged> {
  const { day, samples, replay, open, now } = input;
  const end = day + DAY_MS;
  const basis = basisOf(input.settings);
  const row = input.row?.basis === basis ? input.row : undefined;
  // A round belongs to the day in which it ended.
  const near = samples.slice(firstAt(samples, day - HOUR_MS), firstAt(samples, end + HOUR_MS));
  const settings = { ...input.settings, services: servicesIn(near), pausedUntil: null };
  const moments = [...(row?.moments ?? [])];
  const told = new Told(row?.changes);
  const last = moments.at(-1) ?? Number.NEGATIVE_INFINITY;
  const ends = roundEnds(near.filter((s) => !open.has(s.round)));
  for (const moment of ends.filter((at) => at > last && at >= day && at < end)) {
    give({ replay, samples, to: moment + 1 });
    told.hear(judgeKnown(replay.known, { settings, now: moment }), moment);
    moments.push(moment);
    await pause();
  }
  return { day, basis, moments, changes: told.changes, complete: now >= end + HOUR_MS };
}
