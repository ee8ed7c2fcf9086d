/** The popup's first sight: what was kept, where it still holds, and nothing where it would show what was as what is. */
import { beforeEach, expect, it, vi } from 'vitest';
import { LiveJudge } from '../../extension/live-judge.ts';
import { keptFace } from '../../extension/popup/kept-face.ts';
import { SETTINGS as CHOSEN, filledStore, UNTIL } from '../rollup/filled.ts';
import { HOUR, MINUTE, makeRound } from '../store/make.ts';

const rows = vi.hoisted(() => ({ early: {} as object }));
vi.mock('../../extension/popup/early-rows.ts', () => ({ readEarly: async () => rows.early }));

const settings = { ...CHOSEN, consentedAt: UNTIL - 10 * 24 * HOUR };
const { store } = await filledStore(0.5);
const judgement = await new LiveJudge().judge(store, {
  ...{ settings, stored: settings, now: UNTIL, online: true, withheld: [] },
});

/** @param opened after the judgement, ms @param round begun before that, ms */
async function opening(opened: number, round: number, state: 'open' | 'done' = 'done') {
  vi.setSystemTime(UNTIL + opened);
  const startedAt = UNTIL + opened - round;
  const ended = state === 'done' ? { endedAt: startedAt + 1_000 } : {};
  rows.early = { settings, judgement, rounds: [makeRound('r', { state, startedAt, ...ended })], samples: [] };
  return keptFace();
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.stubGlobal('navigator', { onLine: true });
});

it('is what was kept, also while the next round runs', async () => {
  const face = await opening(MINUTE, MINUTE);
  expect(face?.state).toEqual({ kind: 'ready', roundOpen: false });
  expect(face?.rows).toBe(judgement.rows);
  expect((await opening(15 * MINUTE, 2_000, 'open'))?.state).toEqual({ kind: 'ready', roundOpen: true });
});

it('is none on the morning after, when the first round since runs: yesterday’s state is not said as now', async () => {
  expect(await opening(9 * HOUR, 2_000, 'open')).toBeUndefined();
  expect(await opening(9 * HOUR, 2_000)).toBeUndefined();
});

it('is none where nothing was measured for long: sleep is not told from used-up bytes by what was kept', async () => {
  expect(await opening(HOUR, HOUR)).toBeUndefined();
});
