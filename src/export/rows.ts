/**
 * Where the rows of each table come from, in parts, so that memory holds a part: the store for samples and rounds, the judged days
 * for what was said. Made fit to be handed on here, in one place, before any format sees a row.
 */
import { type PastEvent, pastEvents } from '../rollup/past-events.ts';
import { readJudged } from '../rollup/read-judged.ts';
import type { Round } from '../round.ts';
import type { Sample } from '../sample.ts';
import { DAY_MS, dayStart, HOUR_MS } from '../store/hour.ts';
import { areKept, type RecordKey, type Store, samplesByPart, spanOf } from '../store/index.ts';
import type { Change } from '../verdict/replay.ts';
import type { ExportChoice } from './choices.ts';
import type { Share } from './share.ts';

export interface Source {
  store: Store;
  choice: ExportChoice;
  /** Null: rows as they are. */
  share: Share | null;
  /** UTC ms. */
  now: number;
  /** What would go first of what is exported: is it gone at the end, so may more be. */
  oldest: readonly RecordKey[];
  /** Called after each part with the hours of measuring that it took; throws to stop. */
  pause: (hours: number) => Promise<void> | undefined;
}

const chosen = ({ services }: ExportChoice): ((service: string) => boolean) => {
  if (services === undefined) return () => true;
  const wanted = new Set(services);
  return (service) => wanted.has(service);
};

/** @throws Error with a sentence when stored samples went away meanwhile (retention, a full disk, "delete everything"). */
export async function* samplesOf({ store, choice, share, oldest, pause }: Source): AsyncGenerator<Sample[]> {
  const { from, to, services } = choice;
  const isChosen = chosen(choice);
  let before = (await spanOf(store, { from, to }))?.from ?? 0;
  for await (const { samples, until } of samplesByPart(store, { from, to })) {
    const wanted = services ? samples.filter((s) => s.targetType === 'control' || isChosen(s.target)) : samples;
    yield share === null ? wanted : wanted.map((sample) => share.sample(sample));
    await pause((until - before) / HOUR_MS);
    before = until;
  }
  if (!(await areKept(store, oldest)))
    throw new Error(
      'Stored samples were removed while they were being exported: the file is not complete, export again.',
    );
}

/** Days of a range, in time order. */
function* daysOf(from: number, to: number): Generator<{ from: number; to: number }> {
  for (let day = dayStart(from); day < to; day += DAY_MS)
    yield { from: Math.max(from, day), to: Math.min(to, day + DAY_MS) };
}

/** Of the choice, with real ends: what was stored bounds it. */
async function boundsOf({ store, choice, now }: Source): Promise<{ from: number; to: number }> {
  const first = await store.transaction('rounds').store.index('startedAt').openKeyCursor();
  const judged = await store.transaction('judged').store.openKeyCursor();
  const oldest = Math.min(first?.key ?? now, judged?.key ?? now);
  return { from: Math.max(choice.from ?? oldest, oldest), to: Math.min(choice.to ?? now + 1, now + DAY_MS) };
}

/**
 * Ids of rounds in which a chosen service was asked; null: all of them. Told by the samples: the plan of a round that is over is not
 * kept. A record is found by its newest sample, which a round that sleep went through makes much later than it began.
 */
async function roundsWith({ store, choice }: Source, from: number, to: number): Promise<ReadonlySet<string> | null> {
  if (choice.services === undefined) return null;
  const isChosen = chosen(choice);
  const range = IDBKeyRange.bound(from, to + DAY_MS, false, true);
  const keys = await store.getAllKeysFromIndex('samples', 'at', range);
  return new Set(keys.filter(([, target]) => isChosen(target)).map(([round]) => round));
}

export async function* roundsOf(source: Source): AsyncGenerator<Round[]> {
  const { store, choice, share, pause } = source;
  const isChosen = chosen(choice);
  const bounds = await boundsOf(source);
  for (const { from, to } of daysOf(bounds.from, bounds.to)) {
    const rounds = await store.getAllFromIndex('rounds', 'startedAt', IDBKeyRange.bound(from, to, false, true));
    const asked = await roundsWith(source, from, to);
    const wanted = rounds.filter(
      ({ id, steps }) =>
        asked === null || asked.has(id) || steps.some((s) => s.targetType === 'service' && isChosen(s.target)),
    );
    yield share === null ? wanted : wanted.map((round) => share.round(round));
    await pause(0);
  }
}

export async function* verdictsOf(source: Source): AsyncGenerator<Change[]> {
  const { store, choice, share, pause } = source;
  const isChosen = chosen(choice);
  const bounds = await boundsOf(source);
  for (const { from, to } of daysOf(bounds.from, bounds.to)) {
    const days = await readJudged(store, from, to);
    const wanted = days
      .flatMap(({ changes }) => changes)
      .filter(
        ({ said, verdict: { service } }) => said >= from && said < to && (service === 'line' || isChosen(service)),
      );
    yield share === null ? wanted : wanted.map((change) => share.verdict(change));
    await pause(0);
  }
}

export async function* eventsOf(source: Source): AsyncGenerator<PastEvent[]> {
  const { store, choice, share, pause } = source;
  const isChosen = chosen(choice);
  const { from, to } = await boundsOf(source);
  const events = pastEvents(await readJudged(store, from, to)).reverse();
  const wanted = events.filter(
    ({ service, start, lastSeen }) => lastSeen >= from && start < to && (service === 'line' || isChosen(service)),
  );
  yield share === null ? wanted : wanted.map((event) => share.event(event));
  await pause(0);
}
