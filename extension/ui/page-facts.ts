/** What every page reads first, all of it small: settings, the last rounds, notices, the progress of a check. */
import type { Round } from '../../src/round.ts';
import type { Settings } from '../../src/settings.ts';
import { getSettings, type Notice, notices, recentRounds, type Store, samplesOfRound } from '../../src/store/index.ts';
import { fullAt } from '../platform/storage-full.ts';
import { type CheckProgress, checkProgress, checkUnderWay } from './check-progress.ts';
import { fullNotice } from './full-notice.ts';

export interface PageFacts {
  /** UTC ms of the reading. */
  now: number;
  online: boolean;
  settings: Settings;
  /** Newest first. */
  rounds: readonly Round[];
  notices: readonly Notice[];
  progress: CheckProgress | null;
}

async function progressOf(store: Store, rounds: readonly Round[], now: number): Promise<CheckProgress | null> {
  const check = checkUnderWay(rounds, now);
  if (!check) return null;
  const samples = await Promise.all(check.map(({ id }) => samplesOfRound(store, id)));
  return checkProgress(rounds, samples.flat(), now);
}

/** @param most rounds to read; a check has five */
export async function readFacts(store: Store, most = 6): Promise<PageFacts> {
  const now = Date.now();
  const online = navigator.onLine;
  const rest = Promise.all([recentRounds(store, most), fullAt()]);
  // Where the settings cannot be read, that is what is said: this promise has then nobody who waits for it.
  rest.catch(() => undefined);
  const settings = await getSettings(store, now);
  // After the settings: where those are damaged, it is their reading that leaves the notice.
  const [[rounds, full], told] = await Promise.all([rest, notices(store)]);
  const progress = await progressOf(store, rounds, now);
  return { now, online, settings, rounds, notices: [...fullNotice(full), ...told], progress };
}
