/** Everything a page shows, read at once from the store and judged here: pages work while the background sleeps. */
import type { Glance } from '../../src/glance/glance.ts';
import type { Sample } from '../../src/sample.ts';
import { budgetUsed, dayOf, readKept, type Store, samplesSince } from '../../src/store/index.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { LiveJudge } from '../live-judge.ts';
import { backgroundAnswers } from './background-answers.ts';
import { type Face, faceOf } from './face.ts';
import { type PageFacts, readFacts } from './page-facts.ts';
import { pageTargets } from './page-targets.ts';
import { forgetStore, openedStore } from './store-handle.ts';
import { withheldServices } from './withheld.ts';

export interface Snapshot extends Face {
  store: Store;
  verdicts: readonly Verdict[];
  /** Of the last day, oldest first. */
  samples: readonly Sample[];
  /** Bytes used today (UTC). */
  usedBytes: number;
}

/** Rounds read: the last day at the default interval, and what one first check adds. */
const ROUNDS = 110;
const DAY_MS = 86_400_000;

const judge = new LiveJudge();

/** Samples were removed, or older ones came in: the next reading begins anew. */
export const forgetSamples = (): void => judge.reset();

async function judgeNow(store: Store, { settings, now, online }: PageFacts): Promise<Glance | null> {
  if (settings.consentedAt === null) return null;
  const withheld = await withheldServices(settings.services, settings.country);
  const stored = await readKept(store, 'settings');
  return judge.judge(store, { settings, stored, now, online, withheld });
}

async function reading<T>(read: (store: Store) => Promise<T>): Promise<T> {
  try {
    const store = await openedStore();
    await pageTargets(store);
    return await read(store);
  } catch (error) {
    forgetStore();
    throw error;
  }
}

async function liveFace(store: Store, rounds?: number): Promise<Face> {
  const facts = await readFacts(store, rounds);
  const glance = await judgeNow(store, facts);
  const face = faceOf(facts, glance?.rows ?? [], glance?.withheld ?? []);
  const { state } = face;
  // Sleep, or nobody there to measure: only asking tells, and asking wakes whoever sleeps.
  if (state.kind !== 'asleep' || (await backgroundAnswers())) return face;
  return { ...face, state: { kind: 'failed', since: state.since } };
}

/** The face as judged now, without what only tables need. */
export const readFace = (): Promise<Face> => reading((store) => liveFace(store));

export function readSnapshot(): Promise<Snapshot> {
  return reading(async (store) => {
    const face = await liveFace(store, ROUNDS);
    const [samples, usedBytes] = await Promise.all([
      samplesSince(store, face.now - DAY_MS),
      budgetUsed(store, dayOf(face.now)),
    ]);
    return { ...face, store, usedBytes, samples, verdicts: face.rows.map((row) => row.verdict) };
  });
}
