/**
 * Suspicion: the same question as src/schedule/suspicion.ts (a test compares the two), answered from what the last rounds
 * left behind in place of a day of samples, since it is asked ten million times here.
 */
import type { Sample } from '../../../src/sample.ts';
import { SlidingQuantiles } from '../../../src/summary/sliding-quantiles.ts';
import { firstAt } from '../../../src/summary/usable.ts';
import { DAY_MS } from './path.ts';

const SLOWER = 1.5;
const ENOUGH = 8;

class Fastest {
  readonly points: { at: number; value: number }[] = [];
  readonly #order = new SlidingQuantiles();

  /** The upper median of the rounds since, this one left out. */
  usual(since: number): number | undefined {
    const from = firstAt(this.points, since);
    if (this.points.length - from < ENOUGH) return undefined;
    this.#order.move(this.points, from, this.points.length);
    return this.#order.quantile(0.5 + 1e-9);
  }
}

export class Suspicion {
  readonly #services = new Map<string, Fastest>();
  #before: readonly string[] = [];

  /** @param keepUp a service stays suspect through a round that asked only its WebSocket, which the schedule forgets it in */
  constructor(private readonly keepUp = false) {}

  /** Takes a finished round's samples. @returns the services that look unlike themselves in it */
  suspects(samples: readonly Sample[]): string[] {
    const at = samples[0]?.at ?? 0;
    const least = new Map<string, number>();
    const failed = new Set<string>();
    const asked = new Set<string>();
    for (const s of samples) {
      if (s.targetType !== 'service' || s.confounders.length > 0 || s.outcome === 'aborted') continue;
      asked.add(s.target);
      if (s.outcome === 'failed' && (s.role === 'app' || s.role === 'object')) failed.add(s.target);
      if (s.outcome !== 'ok' || s.role !== 'app' || s.kind !== 'http') continue;
      const time = s.timings.waitingMs ?? s.timings.ttfbMs ?? Number.POSITIVE_INFINITY;
      least.set(s.target, Math.min(least.get(s.target) ?? time, time));
    }
    this.#before = [...asked].filter((id) => {
      const known = this.#services.get(id) ?? new Fastest();
      this.#services.set(id, known);
      const here = least.get(id);
      const usual = known.usual(at - DAY_MS);
      if (here !== undefined) known.points.push({ at, value: here });
      if (this.keepUp && here === undefined && !failed.has(id)) return this.#before.includes(id);
      return failed.has(id) || (usual !== undefined && here !== undefined && here > usual * SLOWER);
    });
    return [...this.#before];
  }
}
