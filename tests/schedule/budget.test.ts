/** The day's bytes in single steps: what is left, what is set aside, what is dropped first. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowance, type DayState, expectedCost, fitBudget, transferSetBytes } from '../../src/schedule/budget.ts';
import type { Draft } from '../../src/schedule/choose-steps.ts';
import { step } from './build.ts';

const MIDNIGHT = Date.UTC(2026, 2, 1);
const HOUR = 3_600_000;
const SET = transferSetBytes(6);

function drafts(target: string, repeats: number, transfer: boolean): Draft[] {
  const host = `${target}.example`;
  const draft = (over: Partial<Draft>): Draft => {
    const { seq, afterMs, ...rest } = step(0, { target, host, url: `https://${host}/`, fresh: false });
    return { ...rest, ...over };
  };
  const light = Array.from({ length: repeats }, () => draft({}));
  return transfer ? [...light, draft({ kind: 'transfer', maxBytes: 65_536 })] : light;
}

function costOf(list: readonly Draft[]): number {
  return list.reduce((sum, draft, i) => {
    const first = list.findIndex((d) => d.host === draft.host) === i;
    return sum + expectedCost(draft, first || draft.kind === 'websocket');
  }, 0);
}

const day = (over: Partial<DayState>): DayState => {
  const now = over.now ?? MIDNIGHT;
  const never = Number.NEGATIVE_INFINITY;
  const usual = { budgetBytes: 10_000_000, usedBytes: 0, now, intervalMinutes: 15, setBytes: SET };
  return { ...usual, lastTransferAt: never, lastRoundAt: now - 15 * 60_000, ...over };
};

describe('allowance', () => {
  it('sets the transfers of the day aside before the rest is shared out', () => {
    const all = allowance(day({}));
    expect(all.transferBytes).toBe(SET);
    expect(all.bytes * 96 + 4 * SET).toBeLessThanOrEqual(10_000_000);
  });

  it('sets nothing aside when none is due before midnight', () => {
    const now = MIDNIGHT + 20 * HOUR;
    const done = allowance(day({ usedBytes: 8_000_000, now, lastTransferAt: now - HOUR }));
    expect(done.transferBytes).toBe(0);
    expect(done.bytes).toBeGreaterThan(100_000);
  });

  it('lets plain requests have most of a small budget', () => {
    expect(allowance(day({ budgetBytes: 1_000_000 })).transferBytes).toBe(0);
  });

  it('grows with the time waited, up to four intervals', () => {
    const bytesAfter = (minutes: number): number => allowance(day({ lastRoundAt: MIDNIGHT - minutes * 60_000 })).bytes;
    expect(bytesAfter(30)).toBeCloseTo(2 * bytesAfter(15));
    expect(bytesAfter(1)).toBe(bytesAfter(15));
    expect(bytesAfter(600)).toBe(bytesAfter(60));
  });

  it('never promises more than is left', () => {
    fc.assert(
      fc.property(
        fc.record({
          budgetBytes: fc.integer({ min: 1_000_000, max: 100_000_000 }),
          usedBytes: fc.integer({ min: 0, max: 120_000_000 }),
          at: fc.integer({ min: 0, max: 24 * HOUR - 1 }),
          before: fc.integer({ min: -24 * HOUR, max: 0 }),
          services: fc.integer({ min: 0, max: 20 }),
        }),
        ({ budgetBytes, usedBytes, at, before, services }) => {
          const now = MIDNIGHT + at;
          const last = { lastTransferAt: now + before, lastRoundAt: now + before };
          const state = day({ budgetBytes, usedBytes, now, ...last, setBytes: transferSetBytes(services) });
          const { bytes, transferBytes } = allowance(state);
          expect(bytes).toBeGreaterThanOrEqual(0);
          expect(bytes + transferBytes).toBeLessThanOrEqual(Math.max(0, budgetBytes - usedBytes) + 1e-6);
        },
      ),
    );
  });
});

describe('fitBudget', () => {
  const lists = [drafts('a', 3, true), drafts('b', 3, true)];
  const light = costOf(lists.flat().filter((d) => d.kind !== 'transfer'));

  it('keeps transfers within what is set aside for them and drops them beyond it', () => {
    const room = { bytes: light, transferBytes: 150_000 };
    expect(
      fitBudget(lists, room)
        ?.flat()
        .filter((d) => d.kind === 'transfer'),
    ).toHaveLength(2);
    const none = fitBudget(lists, { ...room, transferBytes: 0 });
    expect(none?.flat().some((d) => d.kind === 'transfer')).toBe(false);
    expect(none?.flat()).toHaveLength(6);
  });

  it('drops repeated requests before transfers that are paid for', () => {
    const fitted = fitBudget(lists, { bytes: light - 1, transferBytes: 150_000 });
    expect(fitted?.flat()).toHaveLength(7);
    expect(fitted?.flat().filter((d) => d.kind === 'transfer')).toHaveLength(2);
  });

  it('never fits more than the room there is, nor less than one request a target', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ repeats: fc.integer({ min: 1, max: 4 }), transfer: fc.boolean() }), { maxLength: 8 }),
        fc.integer({ min: 0, max: 300_000 }),
        fc.integer({ min: 0, max: 600_000 }),
        (targets, bytes, transferBytes) => {
          const all = targets.map(({ repeats, transfer }, i) => drafts(`t${i}`, repeats, transfer));
          const fitted = fitBudget(all, { bytes, transferBytes });
          if (!fitted) return;
          expect(costOf(fitted.flat())).toBeLessThanOrEqual(bytes + transferBytes);
          expect(fitted.every((list) => list.length > 0)).toBe(true);
        },
      ),
    );
  });
});
