/**
 * Brings the judged days up to date, newest week first: what a person looks at is there first. Whatever was written is kept when it
 * is stopped; the next call goes on with the days that are left.
 */
import type { Sample } from '../sample.ts';
import type { Settings } from '../settings.ts';
import { DAY_MS, HOUR_MS } from '../store/hour.ts';
import { openRounds, type Store } from '../store/index.ts';
import { byTime } from '../store/record.ts';
import { LOOK_BACK_MS } from '../verdict/judge.ts';
import { judgeDay, newReplay, type Pause, type Replay } from './judge-day.ts';
import { daysToJudge, writeJudged } from './judged-days.ts';
import { readJudged } from './read-judged.ts';

export { daysToJudge };

export interface JudgeOptions {
  /** Called between two rounds: may wait, and throws to stop. */
  pause: Pause;
  /** Days done, of all that were to do. */
  progress?: (done: number, all: number) => void;
  /** What an earlier call gave back: spares it a week's samples. */
  replay?: Replay | undefined;
}

/** Days judged in one go, oldest first: each go reads what a judgement looks back on anew. */
const GO_DAYS = 7;

/** Consecutive days together, newest go first. */
function goes(days: readonly number[]): number[][] {
  const all: number[][] = [];
  for (const day of days) {
    const go = all.at(-1);
    if (go && go.length < GO_DAYS && go[0] === day + DAY_MS) go.unshift(day);
    else all.push([day]);
  }
  return all;
}

async function samplesIn(store: Store, from: number, to: number): Promise<Sample[]> {
  const records = await store.getAllFromIndex('samples', 'at', IDBKeyRange.bound(from, to, false, true));
  return records.flatMap((record) => record.samples).sort(byTime);
}

/** Everything from `from` on that the replay has not heard, a day's part at a time, so that memory holds one. */
async function hear(store: Store, replay: Replay, from: number, to: number, pause: Pause): Promise<void> {
  for (let at = Math.max(from, replay.upTo); at < to; at += DAY_MS) {
    const end = Math.min(to, at + DAY_MS);
    replay.known.add((await samplesIn(store, at, end)).filter((s) => s.at >= replay.upTo && s.at < end));
    replay.upTo = end;
    await pause();
  }
}

/** @param now UTC ms. @returns to be handed to the next call */
export async function judgeDays(
  store: Store,
  settings: Settings,
  now: number,
  { pause, progress, replay: known }: JudgeOptions,
): Promise<Replay | undefined> {
  const days = await daysToJudge(store, settings, now);
  const open = new Set((await openRounds(store)).map((round) => round.id));
  let [done, newest] = [0, known];
  progress?.(done, days.length);
  for (const [place, go] of goes(days).entries()) {
    const first = go[0] ?? 0;
    const [begun] = await readJudged(store, first, first + 1);
    // Of use only where it has heard just what was judged: a row that is gone (import, "delete everything") is begun anew.
    const usable = place === 0 && known !== undefined && known.upTo - 1 === begun?.moments.at(-1);
    const replay = usable ? known : newReplay();
    if (!usable) await hear(store, replay, first - LOOK_BACK_MS, first - HOUR_MS, pause);
    for (const day of go) {
      const [row] = await readJudged(store, day, day + 1);
      const samples = await samplesIn(store, day - HOUR_MS, day + DAY_MS + HOUR_MS);
      const judged = await judgeDay({ day, samples, settings, replay, row, open, now }, pause);
      if (!(await writeJudged(store, judged))) return newest;
      done += 1;
      progress?.(done, days.length);
    }
    if (place === 0) newest = replay;
  }
  return newest;
}
