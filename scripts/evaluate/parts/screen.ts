/**
 * Screen: could a rule other than those on history speak now? Errs on the side of yes. Rules on failures need two of one
 * service or of the controls in the window; rules on transfers a slow newest one and another before it, or a stall; the
 * line's need late or thin controls.
 */
import type { Sample } from '../../../src/sample.ts';

const MINUTE_MS = 60_000;
/** The rules' windows (two hours; thirteen hours for transfers) and some slack. */
const WINDOW_MS = 130 * MINUTE_MS;
const TRANSFERS_MS = 13.5 * 60 * MINUTE_MS;
/** Well below the rules' 1,500 ms and 300 kbit/s, well above their 2 Mbit/s. */
const LATE_MS = 1_200;
const THIN_BPS = 400_000;
const FAST_BPS = 2_300_000;
/** Well above the quarter of a control's rate that the rules ask about. */
const RATIO = 0.4;

/** Rate of the body after the first tenth of the time, and of all of it: the lower one. */
function rateOf({ progress = [], timings }: Sample): number {
  const [first, last] = [progress[0], progress.at(-1)];
  if (!first || !last || last[0] <= first[0]) return Number.POSITIVE_INFINITY;
  const start = progress.findLast((p) => p[0] <= first[0] + (last[0] - first[0]) / 10) ?? first;
  const rate = (from: readonly [number, number]): number =>
    ((last[1] - from[1]) * 8_000) / Math.max(1, last[0] - from[0]);
  return timings.transferMs === undefined ? 0 : Math.min(rate(first), rate(start));
}

export class Screen {
  readonly #failures: { at: number; who: string }[] = [];
  readonly #thin = new Map<string, { newest: boolean; slow: number[] }>();
  #loudUntil = 0;

  add(samples: readonly Sample[]): void {
    const beside = samples.filter((s) => s.targetType === 'control' && s.kind === 'transfer').map(rateOf);
    const enough = Math.min(FAST_BPS, RATIO * Math.max(0, ...beside.filter((rate) => rate < 1e12)));
    for (const s of samples) {
      const loud = (forMs: number): void => {
        this.#loudUntil = Math.max(this.#loudUntil, s.at + forMs);
      };
      if (s.confounders.length > 0 || (s.status ?? 200) >= 500) loud(WINDOW_MS);
      if (s.targetType === 'control' && (s.timings.ttfbMs ?? 0) > LATE_MS) loud(WINDOW_MS);
      if (s.kind !== 'transfer') {
        if (s.outcome !== 'ok')
          this.#failures.push({ at: s.at, who: s.targetType === 'control' ? 'control' : s.target });
        continue;
      }
      const rate = rateOf(s);
      if (s.outcome !== 'ok' || (s.targetType === 'control' && rate < THIN_BPS)) loud(TRANSFERS_MS);
      if (s.targetType !== 'service') continue;
      const thin = this.#thin.get(s.target) ?? { newest: false, slow: [] };
      this.#thin.set(s.target, thin);
      thin.newest = rate < enough;
      if (thin.newest) thin.slow.push(s.at);
    }
  }

  loud(now: number): boolean {
    if (now < this.#loudUntil) return true;
    while ((this.#failures[0]?.at ?? now) < now - WINDOW_MS) this.#failures.shift();
    const counts = new Map<string, number>();
    for (const { who } of this.#failures) {
      const count = (counts.get(who) ?? 0) + 1;
      if (count >= 2) return true;
      counts.set(who, count);
    }
    for (const { newest, slow } of this.#thin.values()) {
      while ((slow[0] ?? now) < now - TRANSFERS_MS) slow.shift();
      if (newest && slow.length >= 2) return true;
    }
    return false;
  }
}
