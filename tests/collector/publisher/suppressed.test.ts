/**
 * What an attacker can compute of cells that were not published: all tables of some days as linear equations, with the exact
 * counts in place of the rounded ones, so that the attacker is stronger than any real one.
 */
import { describe, expect, it } from 'vitest';
import { closeHour, NEW_PUBLISHER } from '../../../collector/publisher/close-hour.ts';
import type { CellRow } from '../../../collector/storage/storage.ts';
import { NOTHING } from '../../../src/crowd/aggregate.ts';
import { type Cell, networksOf, placeKey } from '../../../src/crowd/cell.ts';
import { DAY_MS, dayStart, levelFor } from '../../../src/crowd/level.ts';
import { tallyOf } from '../../../src/crowd/vote.ts';
import { random } from '../storage/ballots.ts';
import { determined } from './solve.ts';

const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 2, 2);
const K = 10;
/** Networks of each provider at its busiest: around k, and far below, so that every level occurs. */
const SIZES = [30, 14, 11, 9, 7, 5, 4, 3, 2, 1];

function cellsOf(hour: number, next: () => number): Cell[] {
  return ['TR', 'RU'].flatMap((country) =>
    SIZES.map((size, i): Cell => {
      // Some provider's busy hour is one hour of a day.
      const share = (hour / HOUR_MS + i) % 24 < 3 ? 1.2 : 0.5 + 0.5 * next();
      const total = Math.round(size * share);
      const bad = Math.round(total * 0.2 * next());
      const tags = tallyOf({ ok: total - bad, failed: bad });
      return {
        hour,
        country,
        asn: 64500 + i,
        service: 'whatsapp',
        tags,
        versions: [{ version: 3, tags }],
        sums: NOTHING,
      };
    }).filter((cell) => networksOf(cell) > 0),
  );
}

/** Six days of publishing; each published cell as the set of exact counts that it is the sum of. */
function attack(seed: number) {
  const next = random(seed);
  const unknowns = new Map<string, { index: number; total: number }>();
  const sums: ReadonlySet<number>[] = [];
  const levels = new Set<string>();
  let [state, kept] = [NEW_PUBLISHER, [] as CellRow[]];
  const exact = new Map<number, Cell[]>();
  for (let h = 0; h < 6 * 24; h += 1) {
    const hour = START + h * HOUR_MS;
    const cells = cellsOf(hour, next);
    exact.set(hour, cells);
    for (const cell of cells) {
      unknowns.set(`${hour} ${placeKey(cell)}`, { index: unknowns.size, total: networksOf(cell) });
    }
    const day = dayStart(hour);
    const { full } = state;
    const levelOf = (cell: Cell) => levelFor(full.get(placeKey(cell)) ?? new Map(), day, (day - START) / DAY_MS);
    const closed = closeHour(state, hour, cells, kept, K);
    for (const { start, hours, asn, country } of closed.cells) {
      levels.add(`${asn === 0 ? 'rest ' : ''}${hours}`);
      const of = (at: number): Cell[] =>
        (exact.get(at) ?? []).filter(
          (c) => c.country === country && (asn === 0 ? levelOf(c) === 'rest' : c.asn === asn),
        );
      const its = Array.from({ length: hours }, (_, i) => of(start + i * HOUR_MS));
      const size = (list: readonly Cell[]): number => list.reduce((sum, cell) => sum + networksOf(cell), 0);
      const fullest = its.reduce((best, list) => (size(list) > size(best) ? list : best));
      sums.push(new Set(fullest.map((cell) => unknowns.get(`${cell.hour} ${placeKey(cell)}`)?.index ?? -1)));
    }
    state = closed.state;
    kept = dayStart(hour + HOUR_MS) === day ? [...kept, ...closed.rows] : [];
  }
  return { unknowns: [...unknowns.values()], sums, levels };
}

describe('all published tables together', { timeout: 120_000 }, () => {
  it('recover none of the suppressed cells', () => {
    for (const seed of [1, 2]) {
      const { unknowns, sums, levels } = attack(seed);
      expect([...levels].sort()).toEqual(['1', '24', '6', 'rest 1']);
      const known = new Set(determined(sums, unknowns.length));
      const recovered = unknowns.filter(({ index, total }) => known.has(index) && total < K);
      expect(recovered, `seed ${seed}`).toEqual([]);
      // And the attack is no straw man: what is published by itself is found.
      expect(known.size).toBeGreaterThan(100);
    }
  });

  it('never overlap, so that none can be subtracted from another', () => {
    const { sums } = attack(4);
    const seen = new Set<number>();
    for (const set of sums) {
      for (const index of set) {
        expect(seen.has(index)).toBe(false);
        seen.add(index);
      }
    }
  });

  it('would be broken by a total beside its parts: the solver finds it', () => {
    expect(determined([new Set([0, 1, 2]), new Set([0]), new Set([1])], 3).sort()).toEqual([0, 1, 2]);
    expect(determined([new Set([0, 1]), new Set([1, 2])], 3)).toEqual([]);
  });
});
