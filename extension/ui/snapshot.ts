/** Everything a page shows, read at once from the store: pages work while the background sleeps. */
import type { Round } from '../../src/round.ts';
import type { Sample } from '../../src/sample.ts';
import type { Settings } from '../../src/settings.ts';
import {
  budgetUsed,
  dayOf,
  getSettings,
  type Notice,
  notices,
  recentRounds,
  type Store,
  samplesSince,
} from '../../src/store/index.ts';
import { judge } from '../../src/verdict/judge.ts';
import { THRESHOLDS } from '../../src/verdict/thresholds.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { fullSince } from '../platform/storage-full.ts';
import { checkProgress } from './check-progress.ts';
import { hasGrant } from './grants.ts';
import { type PageState, pageState } from './page-state.ts';

export interface Snapshot {
  /** UTC ms of the reading. */
  now: number;
  settings: Settings;
  state: PageState;
  verdicts: readonly Verdict[];
  /** Oldest first. */
  samples: readonly Sample[];
  /** Newest first. */
  rounds: readonly Round[];
  notices: readonly Notice[];
  /** Bytes used today (UTC). */
  usedBytes: number;
}

/** How far back samples are read: what the rules look at (verdict/thresholds.ts), so that every page says the same. */
const LOOK_BACK_MS = THRESHOLDS.baselineMs.value + THRESHOLDS.transfersForMs.value;
/** Rounds read: the last day at the default interval, and what one first check adds. */
const ROUNDS = 110;

const fullNotice = (at: number | undefined): Notice[] =>
  at === undefined ? [] : [{ kind: 'full', firstAt: at, at, times: 1, params: {} }];

export async function readSnapshot(store: Store): Promise<Snapshot> {
  const now = Date.now();
  const online = navigator.onLine;
  const settings = await getSettings(store, now);
  const [samples, rounds, told, usedBytes, granted, full] = await Promise.all([
    samplesSince(store, now - LOOK_BACK_MS),
    recentRounds(store, ROUNDS),
    notices(store),
    budgetUsed(store, dayOf(now)),
    hasGrant(settings.services, settings.country),
    fullSince(),
  ]);
  const verdicts = settings.consentedAt === null ? [] : judge({ samples, settings, now, online });
  const judged = verdicts.some((v) => v.service !== 'line' && v.state !== 'learning');
  const progress = checkProgress(rounds, samples, now);
  const budgetOut = told.some((n) => n.kind === 'budget' && dayOf(n.at) === dayOf(now));
  const state = pageState({ settings, granted, online, rounds, progress, judged, budgetOut, now });
  return { now, settings, state, verdicts, samples, rounds, notices: [...fullNotice(full), ...told], usedBytes };
}
