/** Cumulative sums: the plain one, and OONI's, which knows its state and forgets in silence (ooni/data, detector.py). */
import type { Detector } from './detector.ts';

/** Spread of the ln excess that the plain sum is scaled by. */
const SPREAD = 0.35;

export const plainCusum: Detector = {
  id: 'plain-cusum',
  title: 'plain CUSUM, k = 1, sd 0.35',
  published: 5,
  tried: [1, 2, 3, 4, 5, 6, 8, 10, 12, 15],
  start(threshold) {
    let sum = 0;
    return {
      step({ excess }) {
        sum = Math.max(0, sum + excess / SPREAD - 1);
        return sum > threshold;
      },
    };
  },
};

/** Means before and after a change; 0.7 is a doubling in ln. */
const AFTER = 0.7;
const GAP_MS = 24 * 3_600_000;
const HALF_LIFE_MS = 48 * 3_600_000;

export const ooniCusum: Detector = {
  id: 'ooni-cusum',
  title: 'OONI’s state-aware CUSUM, mu1 = 0.7',
  published: 10,
  tried: [2, 3, 4, 5, 6, 8, 10, 12, 15, 20],
  start(delay) {
    const threshold = (delay * AFTER) / 2;
    let [up, down] = [0, 0];
    let changed = false;
    let last: number | undefined;
    return {
      step({ at, excess }) {
        if (last !== undefined && at - last > GAP_MS) {
          const kept = 0.5 ** ((at - last) / HALF_LIFE_MS);
          [up, down] = [up * kept, down * kept];
        }
        last = at;
        // Its input is a share: a longer delay counts as wholly changed, a shorter one as not at all.
        const y = Math.min(1.4, Math.max(0, excess));
        if (changed) down = Math.max(0, down + (AFTER - y) - AFTER / 2);
        else up = Math.max(0, up + y - AFTER / 2);
        if (!changed && up > threshold) [changed, down] = [true, 0];
        else if (changed && down > threshold) [changed, up] = [false, 0];
        return changed;
      },
    };
  },
};
