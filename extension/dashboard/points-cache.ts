/**
 * Points that the page has read, kept so that another range reads only what it lacks. It holds what was so when it was read: whoever
 * hears that something was stored has it forget.
 */
import type { PointsRead } from '../../src/rollup/read-points.ts';
import type { HourPoints } from '../../src/store/points-day.ts';

interface Span {
  /** UTC ms, `to` exclusive. */
  from: number;
  to: number;
}

interface Part {
  points: readonly HourPoints[];
  missing: PointsRead['missing'];
}

interface Held {
  from: number;
  got: Promise<Part>;
}

export class PointsCache {
  readonly #read: (targets: readonly string[], span: Span) => Promise<PointsRead>;
  readonly #unitMs: number;
  readonly #newMs: number;
  /** By target: everything from then on. */
  #held = new Map<string, Held>();

  /**
   * @param unitMs what is read begins at a whole multiple of it
   * @param newMs a span that ended longer ago is read for itself: all that came after it would be too much
   */
  constructor(read: (targets: readonly string[], span: Span) => Promise<PointsRead>, unitMs: number, newMs: number) {
    this.#read = read;
    this.#unitMs = unitMs;
    this.#newMs = newMs;
  }

  forget(): void {
    this.#held = new Map();
  }

  /** @param now UTC ms */
  async read(targets: readonly string[], { from, to }: Span, now: number): Promise<PointsRead> {
    const start = from - (from % this.#unitMs);
    const old = targets.filter((id) => to < (this.#held.get(id)?.from ?? now) - this.#newMs);
    const apart = old.length > 0 ? this.#read(old, { from: start, to }) : null;
    const parts = this.#lacking(
      targets.filter((id) => !old.includes(id)),
      start,
    );
    const points = new Map((await apart)?.points);
    const missing: PointsRead['missing'] = [...((await apart)?.missing ?? [])];
    for (const [id, held] of parts) {
      const got = await held.got;
      points.set(id, within(got.points, start, to));
      missing.push(...got.missing.filter(([, day]) => day >= start && day < to));
    }
    return { points, missing };
  }

  /** What is held of these, after the reading of what is not held yet has begun: in one transaction for all that lack the same. */
  #lacking(targets: readonly string[], start: number): [string, Held][] {
    const groups = new Map<number, string[]>();
    for (const id of targets) {
      const until = this.#held.get(id)?.from ?? Number.POSITIVE_INFINITY;
      if (until > start) groups.set(until, [...(groups.get(until) ?? []), id]);
    }
    for (const [to, ids] of groups) {
      const reading = this.#read(ids, { from: start, to });
      for (const id of ids) this.#hold(id, start, reading);
    }
    return targets.flatMap((id) => {
      const held = this.#held.get(id);
      return held ? [[id, held] as [string, Held]] : [];
    });
  }

  #hold(id: string, from: number, reading: Promise<PointsRead>): void {
    const after = this.#held.get(id);
    const put = async (): Promise<Part> => {
      const [read, later] = await Promise.all([reading, after?.got]);
      const points = read.points.get(id) ?? [];
      const missing = read.missing.filter(([target]) => target === id);
      return later
        ? { points: [...points, ...later.points], missing: [...missing, ...later.missing] }
        : { points, missing };
    };
    const held: Held = { from, got: put() };
    this.#held.set(id, held);
    // Read again by whoever asks next; this one hears of it by awaiting the same.
    held.got.catch(() => this.#held.get(id) === held && this.#held.delete(id));
  }
}

function within(points: readonly HourPoints[], from: number, to: number): readonly HourPoints[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || (first.hour >= from && last.hour < to)) return points;
  return points.filter(({ hour }) => hour >= from && hour < to);
}
