/** Waits for rounds to end, by looking into the store: the extension tells nobody outside, and need not. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Round } from '../../src/round.ts';
import type { Sample } from '../../src/sample.ts';
import type { Settings } from '../../src/settings.ts';
import { THRESHOLDS } from '../../src/verdict/thresholds.ts';
import type { Live } from './live.ts';

export interface Finished {
  round: Round;
  /** Those of the round, oldest first. */
  samples: Sample[];
  /** Everything the rules look at, oldest first. */
  history: Sample[];
  settings: Settings;
  online: boolean;
}

const LOOK_EVERY_MS = 500;
/** What is read again each time: longer than any round takes, since a sample's `at` is when its request began. */
const OVERLAP_MS = 15 * 60_000;
/** As the pages do (extension/ui/snapshot.ts). */
const LOOK_BACK_MS = THRESHOLDS.baselineMs.value + THRESHOLDS.transfersForMs.value;

/** Rounds begun since `from` (UTC ms) in the order in which they ended; cancelled ones are left out. Ends with the signal. */
export async function* finishedRounds(live: Live, from: number, signal: AbortSignal): AsyncGenerator<Finished> {
  const told = new Set<string>();
  const samples = new Map<string, Sample>();
  let readFrom = from - LOOK_BACK_MS;
  while (!signal.aborted) {
    const stored = await live.read({ rounds: from, samples: readFrom });
    const ended = stored?.rounds.filter((round) => round.state === 'done' && !told.has(round.id)) ?? [];
    if (stored?.settings !== undefined && ended.length > 0) {
      for (const sample of stored.samples) samples.set(sample.id, sample);
      readFrom = Date.now() - OVERLAP_MS;
      const history = [...samples.values()].sort((a, b) => a.at - b.at);
      for (const round of ended) {
        told.add(round.id);
        const own = history.filter((sample) => sample.round === round.id);
        yield { round, samples: own, history, settings: stored.settings, online: stored.online };
      }
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
