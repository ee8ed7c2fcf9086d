/**
 * After each round: folds its samples into the points of charts and judges it into the day's row (src/rollup), so that the
 * dashboard need not. Nobody waits for it, and a kill in between loses nothing: pages do what is left.
 */
import { foldStale } from '../../src/rollup/fold-points.ts';
import type { Replay } from '../../src/rollup/judge-day.ts';
import { judgeDays } from '../../src/rollup/judge-days.ts';
import { getSettings, type Store } from '../../src/store/index.ts';

/** At most this long at a time, ms: after an update there are ninety days to judge anew, a few after each round. */
const MOST_MS = 4_000;
/** Between two turns of this length, ms, messages are heard. */
const TURN_MS = 30;

let running = false;
/** A week's samples, as long as the background happens to live. */
let memory: Replay | undefined;

async function keep(store: Store): Promise<void> {
  await foldStale(store);
  const now = Date.now();
  const settings = await getSettings(store, now);
  if (settings.consentedAt === null) return;
  let turn = performance.now();
  const end = turn + MOST_MS;
  const pause = (): Promise<void> | undefined => {
    if (performance.now() > end) throw new Error('The rest is for the next round.');
    if (performance.now() - turn < TURN_MS) return undefined;
    return new Promise((resolve) => {
      setTimeout(() => {
        turn = performance.now();
        resolve();
      }, 0);
    });
  };
  memory = await judgeDays(store, settings, now, { pause, replay: memory });
}

/** @param changed tells the open pages that there are new rows */
export function keepRollups(store: Store, changed: () => void): void {
  if (running) return;
  running = true;
  void keep(store)
    .then(changed)
    // A store that was closed or deleted meanwhile, or time that ran out: the rows are a convenience.
    .catch(() => {
      memory = undefined;
    })
    .finally(() => {
      running = false;
    });
}
