/** Cells for tests: n networks of which some are bad, at made-up providers. */
import { NOTHING } from '../../src/crowd/aggregate.ts';
import type { Cell, Place } from '../../src/crowd/cell.ts';
import { type BadVote, tallyOf } from '../../src/crowd/vote.ts';

export const HOUR = 3_600_000;
/** Midnight UTC. */
export const START = Date.UTC(2026, 2, 2);

export interface CellSpec extends Partial<Place> {
  total: number;
  bad?: number;
  worst?: BadVote;
  /** Bad and all votes of each rules version. */
  versions?: readonly { version: number; bad: number; total: number }[];
}

/** @param at hours since START */
export function cell(at: number, spec: CellSpec): Cell {
  const { total, bad = 0, worst = 'failed', country = 'TR', asn = 64500, service = 'whatsapp' } = spec;
  return {
    hour: START + at * HOUR,
    country,
    asn,
    service,
    tags: tallyOf({ ok: total - bad, [worst]: bad }),
    versions: (spec.versions ?? [{ version: 3, bad, total }]).map((v) => ({
      version: v.version,
      tags: tallyOf({ ok: v.total - v.bad, [worst]: v.bad }),
    })),
    sums: NOTHING,
  };
}

/** The same cells in so many quiet hours before START: a past. */
export function quiet(hours: number, specs: readonly CellSpec[]): { hour: number; cells: Cell[] }[] {
  return Array.from({ length: hours }, (_, i) => {
    const at = i - hours;
    return { hour: START + at * HOUR, cells: specs.map((spec) => cell(at, { ...spec, bad: 0 })) };
  });
}
