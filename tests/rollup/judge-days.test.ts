/** Days judged piece by piece against one replay of all samples: stopping, going on and importing must not change a word. */
import { describe, expect, it } from 'vitest';
import { judgeDays } from '../../src/rollup/judge-days.ts';
import { basisOf } from '../../src/rollup/judged-days.ts';
import { type Judged, readJudged } from '../../src/rollup/read-judged.ts';
import { DAY_MS, dayStart } from '../../src/store/hour.ts';
import { appendSample, putSamples, type Store } from '../../src/store/index.ts';
import { type Change, face, replay, roundEnds } from '../../src/verdict/replay.ts';
import { filledStore, SETTINGS, UNTIL } from './filled.ts';

const never = () => undefined;
const all = (store: Store): Promise<Judged[]> => readJudged(store, 0, UNTIL + DAY_MS);
const words = (changes: readonly Change[]): string[] =>
  changes.map(({ said, verdict }) => `${said} ${verdict.service} ${face(verdict)}`);

/** Each day repeats what stood as it began: taken out, the days are one replay. */
function withoutRepeats(changes: readonly Change[]): Change[] {
  const last = new Map<string, string>();
  return changes.filter(({ verdict }) => {
    const same = last.get(verdict.service) === face(verdict);
    last.set(verdict.service, face(verdict));
    return !same;
  });
}

describe('judged days', () => {
  it('say together what one replay of all samples says, and when each round was judged', async () => {
    const { store, samples } = await filledStore();
    const told: string[] = [];
    await judgeDays(store, SETTINGS, UNTIL, { pause: never, progress: (done, of) => told.push(`${done}/${of}`) });
    const days = await all(store);
    const today = dayStart(UNTIL);
    expect(days.map(({ day, complete }) => [day, complete])).toEqual([
      ...[3, 2, 1].map((ago) => [today - ago * DAY_MS, true]),
      [today, false],
    ]);
    expect(days.flatMap((day) => day.moments)).toEqual(roundEnds(samples));
    const expected = [...replay({ samples, settings: SETTINGS })];
    expect(new Set(expected.map(({ verdict }) => verdict.state))).toContain('blocked');
    expect(words(withoutRepeats(days.flatMap((day) => day.changes))).sort()).toEqual(words(expected).sort());
    expect(told).toEqual(['0/4', '1/4', '2/4', '3/4', '4/4']);
  });

  it('go on with the rounds that came since, with or without what was kept in memory', async () => {
    const [one, two] = [await filledStore(), await filledStore()];
    const now = UNTIL + 20 * 60_000;
    const added = one.samples.slice(-30).map((s) => ({
      ...s,
      id: s.id.replace(s.round, 'new'),
      round: 'new',
      at: s.at - (one.samples.at(-30)?.at ?? 0) + UNTIL,
    }));
    const kept = await judgeDays(one.store, SETTINGS, UNTIL, { pause: never });
    await judgeDays(two.store, SETTINGS, UNTIL, { pause: never });
    for (const { store } of [one, two]) for (const sample of added) await appendSample(store, sample);
    await judgeDays(one.store, SETTINGS, now, { pause: never, replay: kept });
    await judgeDays(two.store, SETTINGS, now, { pause: never });
    const [first, second] = [await all(one.store), await all(two.store)];
    expect(first).toEqual(second);
    expect(first.at(-1)?.moments.at(-1)).toBeGreaterThanOrEqual(UNTIL);
  });

  it('leave a finished day alone, and judge it anew for another basis', async () => {
    const { store } = await filledStore();
    await judgeDays(store, SETTINGS, UNTIL, { pause: never });
    const before = await all(store);
    const days: number[] = [];
    await judgeDays(store, SETTINGS, UNTIL, { pause: never, progress: (_, of) => days.push(of) });
    expect(days[0]).toBe(1);
    await store.put('judged', { ...(before[1] as Judged), basis: 'older rules', complete: true, changes: [] });
    // So near to the oldest sample a day is not judged anew: it would know less than it did.
    await judgeDays(store, SETTINGS, UNTIL, { pause: never });
    expect((await all(store))[1]?.basis).toBe('older rules');
    expect(basisOf({ ...SETTINGS, country: 'RU' })).not.toBe(basisOf(SETTINGS));
    expect(basisOf({ ...SETTINGS, services: ['viber'], pausedUntil: -1 })).toBe(basisOf(SETTINGS));
  });

  it('keep what was written when they are stopped', async () => {
    const { store } = await filledStore();
    let rounds = 0;
    const pause = (): undefined => {
      rounds += 1;
      if (rounds > 150) throw new Error('stopped');
    };
    await expect(judgeDays(store, SETTINGS, UNTIL, { pause })).rejects.toThrow('stopped');
    const first = await all(store);
    expect(first.length).toBeGreaterThan(0);
    await judgeDays(store, SETTINGS, UNTIL, { pause: never });
    const whole = await filledStore();
    await judgeDays(whole.store, SETTINGS, UNTIL, { pause: never });
    expect(await all(store)).toEqual(await all(whole.store));
  });

  it('are forgotten where an import changes what they could know', async () => {
    const { store, samples } = await filledStore();
    await judgeDays(store, SETTINGS, UNTIL, { pause: never });
    const late = samples.at(-1);
    if (!late) throw new Error('no sample');
    await putSamples(store, [{ ...late, id: 'other#1', round: 'other', at: UNTIL - DAY_MS }]);
    // From the day before, in which a round over midnight began, to the end of what looks back on it.
    expect((await all(store)).map((row) => row.day)).toEqual([dayStart(UNTIL) - 3 * DAY_MS]);
  });
});
