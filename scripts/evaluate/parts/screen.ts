/**
 * Screen: could a rule other than those on history accuse a service now? Errs on the side of yes. Rules on failures need
 * two of one service in the window; rules on transfers several slow ones, or two that stop. Controls that fail or are
 * slow only keep a service from being accused.
 */
import type { Sample } from '../../../src/sample.ts';
import { THRESHOLDS } from '../../../src/verdict/thresholds.ts';

const MINUTE_MS = 60_000;
/** The rules' windows (two hours; thirteen hours for transfers) and some slack. */
const WINDOW_MS = 130 * MINUTE_MS;
const TRANSFERS_MS = 13.5 * 60 * MINUTE_MS;
/** The rules' own window of transfers. */
const RULES_TRANSFERS_MS = THRESHOLDS.transfersForMs.value;
/** Somewhat beyond the rules' 2 Mbit/s and a quarter of a control's rate. */
const FAST_BPS = 2_300_000;
const RATIO = 0.4;

interface Seen {
  at: number;
  how: 'fine' | 'slow' | 'stopped';
}

/** Rate of the body after the first tenth of the time, or of all of it: the lower one; 0 where it did not arrive. */
function rateOf({ progress = [], timings }: Sample): number {
  const [first, last] = [progress[0], progress.at(-1)];
  if (timings.transferMs === undefined) return 0;
  if (!first || !last || last[0] <= first[0]) return Number.POSITIVE_INFINITY;
  const start = progress.findLast((p) => p[0] <= first[0] + (last[0] - first[0]) / 10) ?? first;
  const rate = (from: readonly [number, number]): number =>
    ((last[1] - from[1]) * 8_000) / Math.max(1, last[0] - from[0]);
  return Math.min(rate(first), rate(start));
}

/** Drops what is older, from the front. */
function expire(list: { at: number }[], since: number): void {
  while ((list[0]?.at ?? since) < since) list.shift();
}

function thin(list: readonly Seen[]): boolean {
  const bad = list.filter((t) => t.how !== 'fine').length;
  if (list.filter((t) => t.how === 'stopped').length >= 2) return true;
  return list.at(-1)?.how !== 'fine' && bad >= 2 && (bad >= 3 || bad === list.length);
}

export class Screen {
  readonly #failures: { at: number; who: string }[] = [];
  readonly #transfers = new Map<string, Seen[]>();
  #loudUntil = 0;
  /** Transfers of services so far. */
  transfers = 0;

  add(samples: readonly Sample[]): void {
    const beside = samples.filter((s) => s.targetType === 'control' && s.kind === 'transfer').map(rateOf);
    const enough = Math.min(FAST_BPS, RATIO * Math.max(0, ...beside.filter(Number.isFinite)));
    for (const s of samples) {
      const loud = (forMs: number): void => {
        this.#loudUntil = Math.max(this.#loudUntil, s.at + forMs);
      };
      if (s.targetType === 'control') continue;
      if (s.confounders.length > 0 || (s.status ?? 200) >= 500) loud(WINDOW_MS);
      if (s.kind !== 'transfer' || s.timings.ttfbMs === undefined) {
        if (s.outcome !== 'ok') this.#failures.push({ at: s.at, who: s.target });
        continue;
      }
      this.transfers++;
      const rate = rateOf(s);
      const list = this.#transfers.get(s.target) ?? [];
      this.#transfers.set(s.target, list);
      list.push({ at: s.at, how: s.outcome !== 'ok' ? 'stopped' : rate < enough ? 'slow' : 'fine' });
    }
  }

  /** Until when the transfers known at a moment all stay in the rules' window. */
  sameUntil(now: number): number {
    const since = now - RULES_TRANSFERS_MS;
    const times = [...this.#transfers.values()].flatMap((list) => list.map((t) => t.at).filter((at) => at >= since));
    return Math.min(...times) + RULES_TRANSFERS_MS;
  }

  /** Why a rule could speak. Of transfers alone the same is said until the next one comes or one is too old. */
  loud(now: number): 'failures' | 'transfers' | undefined {
    if (now < this.#loudUntil) return 'failures';
    expire(this.#failures, now - WINDOW_MS);
    const counts = new Map<string, number>();
    for (const { who } of this.#failures) counts.set(who, (counts.get(who) ?? 0) + 1);
    if ([...counts.values()].some((count) => count >= 2)) return 'failures';
    let transfers = false;
    for (const [target, list] of this.#transfers) {
      expire(list, now - TRANSFERS_MS);
      // A frozen connection may fail to answer the next request: one of each is enough.
      if (counts.has(target) && list.some((t) => t.how === 'stopped')) return 'failures';
      transfers ||= thin(list);
    }
    return transfers ? 'transfers' : undefined;
  }
}
