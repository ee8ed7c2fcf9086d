/** When a report leaves: late enough to tell no moment, and never in step with others, over many random draws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOffMs, firstDue, gapMs, heldDue, isTooOld } from '../../src/report/send-times.ts';
import { HOUR, MINUTE, T0 } from '../store/make.ts';

const END = T0 + HOUR;
const chance = fc.double({ min: 0, max: 0.999_999, noNaN: true });

describe('times of sending', () => {
  it('first: 5 to 60 minutes after the hour, evenly, however late in that time it was queued', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 58 * MINUTE }), chance, (late, c) => {
        const due = firstDue(T0, END + late, c);
        expect(due).toBeGreaterThanOrEqual(END + Math.max(5 * MINUTE, late));
        expect(due).toBeLessThanOrEqual(END + 60 * MINUTE);
      }),
    );
    expect([0, 0.5, 1].map((c) => (firstDue(T0, END + 2000, c) - END) / MINUTE)).toEqual([5, 32.5, 60]);
  });

  it('held up: within six hours, and sooner each time it happens again', () => {
    fc.assert(
      fc.property(fc.integer({ min: END + 60 * MINUTE, max: END + 100 * HOUR }), fc.nat(50), chance, (now, held, c) => {
        for (const due of [firstDue(T0, now, c), heldDue(held, now, c)]) {
          expect(due).toBeGreaterThanOrEqual(now + MINUTE);
          expect(due).toBeLessThanOrEqual(now + 6 * HOUR);
        }
        expect(heldDue(held + 1, now, c)).toBeLessThanOrEqual(heldDue(held, now, c));
      }),
    );
  });

  it('backs off without growth beyond two hours, and never at once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), chance, (failures, c) => {
        expect(backOffMs(failures, c)).toBeGreaterThanOrEqual(30_000);
        expect(backOffMs(failures, c)).toBeLessThanOrEqual(2 * HOUR);
        expect(backOffMs(failures + 1, c)).toBeGreaterThanOrEqual(backOffMs(failures, c));
        expect(gapMs(c)).toBeGreaterThanOrEqual(10_000);
      }),
    );
  });

  it('gives up what is a week old', () => {
    expect([168, 169].map((hours) => isTooOld(T0, T0 + hours * HOUR))).toEqual([false, true]);
  });
});
