/**
 * closeHour: the votes of one hour -> rows to keep, cells to publish, lines of the alert log, and the state after it. Pure:
 * what it is given decides everything, so that a killed publisher does the same again.
 */
import type { AlertEntry } from '../../src/crowd/alert.ts';
import { type Cell, networksOf, placeKey } from '../../src/crowd/cell.ts';
import { type Decided, decideHour } from '../../src/crowd/decide-hour.ts';
import { trustedPart } from '../../src/crowd/distrust.ts';
import { groupBy } from '../../src/crowd/group-by.ts';
import { labelOf } from '../../src/crowd/label.ts';
import {
  DAY_MS,
  dayStart,
  endsWindow,
  type FullHours,
  LEVEL_HOURS,
  type Level,
  levelFor,
  windowStart,
  withFullHour,
} from '../../src/crowd/level.ts';
import { LIMITS } from '../../src/crowd/limits.ts';
import { type PublishedCell, publishCell } from '../../src/crowd/publish-cell.ts';
import { mergeSmall, SMALL, sumOf } from '../../src/crowd/small-cells.ts';
import { type CrowdState, NEW_STATE } from '../../src/crowd/state.ts';
import { badOf, worstOf } from '../../src/crowd/vote.ts';
import { type KeptHour, windowOf } from '../../src/crowd/window.ts';
import type { CellRow } from '../storage/storage.ts';
import { keptHourOf, keptRow, type Said } from './kept-row.ts';

export interface PublisherState {
  crowd: CrowdState;
  /** UTC ms of the collector's first hour; 0 before it. */
  first: number;
  /** By place: hours of late in which it had k networks. */
  full: ReadonlyMap<string, FullHours>;
}

export const NEW_PUBLISHER: PublisherState = { crowd: NEW_STATE, first: 0, full: new Map() };

export interface ClosedHour {
  rows: CellRow[];
  cells: PublishedCell[];
  entries: readonly AlertEntry[];
  state: PublisherState;
}

/** @param earlier kept rows of the same UTC day, needed where a window ends. */
export function closeHour(
  before: PublisherState,
  hour: number,
  votes: readonly Cell[],
  earlier: readonly CellRow[],
  k: number,
): ClosedHour {
  const first = before.first === 0 ? hour : before.first;
  const day = dayStart(hour);
  const known = (day - dayStart(first)) / DAY_MS;
  const levelOf = (key: string): Level => levelFor(before.full.get(key) ?? new Map(), day, known);
  const merged = mergeSmall(votes);
  const decision = decideHour(before.crowd, hour, merged, k);
  const decided = new Map(decision.cells.map((d) => [placeKey(d.cell), d]));
  const kept = merged.map((cell) => ({ cell, said: saidOf(decided.get(placeKey(cell))) }));
  const isRest = (cell: Cell): boolean => cell.asn === SMALL || levelOf(placeKey(cell)) === 'rest';
  const rest = known === 0 ? [] : restOf(votes.filter(isRest), decision.state);
  const rows = [
    ...kept.map(({ cell, said }) => keptRow(cell.asn === SMALL ? 'small' : 'kept', cell, said)),
    ...rest.map(({ cell, said }) => keptRow('rest', cell, said)),
  ];
  const own = [...kept.filter(({ cell }) => cell.asn !== SMALL), ...rest].map(
    ({ cell: { country, asn, service, sums }, said }): KeptHour => ({ hour, country, asn, service, ...said, sums }),
  );
  const earlierHours = earlier.filter(({ kind }) => kind === 'kept' || kind === 'rest').map(keptHourOf);
  const cells = windowsEnding([...earlierHours, ...own], hour, levelOf).flatMap(
    (window) => publishCell(window, k) ?? [],
  );
  const state = withKept({ ...before, crowd: decision.state }, hour, own, k);
  return { rows, cells, entries: decision.entries, state };
}

/** Whether a window ends with this hour that began in an earlier one: then the day's rows must be read again. */
export function endsLongWindow({ full, first }: PublisherState, hour: number): boolean {
  if (first === 0 || !endsWindow(hour, 'six-hours')) return false;
  const day = dayStart(hour);
  const known = (day - dayStart(first)) / DAY_MS;
  return [...full.values()].some((hours) => {
    const level = levelFor(hours, day, known);
    return level === 'six-hours' || (level === 'day' && endsWindow(hour, 'day'));
  });
}

/** Remembers which places had k networks in this hour. */
export function withKept(
  state: PublisherState,
  hour: number,
  hours: readonly Pick<KeptHour, 'country' | 'asn' | 'service' | 'total'>[],
  k: number,
): PublisherState {
  const full = new Map(state.full);
  for (const { total, ...place } of hours) {
    const key = placeKey(place);
    if (total >= k) full.set(key, withFullHour(full.get(key) ?? new Map(), hour));
  }
  return { ...state, first: state.first === 0 ? hour : state.first, full };
}

/** Of a cell whose trusted votes were too few nothing was decided. */
function saidOf(decided: Decided | undefined): Said {
  if (!decided) return { total: 0, bad: 0, label: 'unclear', worst: undefined, grade: 'C' } as const;
  const { weighed, label, worst, grade } = decided;
  return { total: weighed.total, bad: weighed.bad, label, worst, grade };
}

/**
 * All small providers of a country as one. It is nobody's network, so that nothing is weighed against its past: it never says
 * more than "few have it", and is never better than unconfirmed.
 */
function restOf(cells: readonly Cell[], { suspicions }: CrowdState): { cell: Cell; said: Said }[] {
  const known = cells.filter(({ country }) => country !== 'ZZ').map((cell) => trustedPart(cell, suspicions));
  return [...groupBy(known, ({ country, service }) => `${country} ${service}`).values()].flatMap((its) => {
    const sum = sumOf(its);
    const [total, bad] = [networksOf(sum), badOf(sum.tags)];
    if (total < LIMITS.leastNetworks) return [];
    const said = { total, bad, label: labelOf(bad, total, false), worst: worstOf(sum.tags), grade: 'C' } as const;
    return [{ cell: sum, said }];
  });
}

function windowsEnding(hours: readonly KeptHour[], hour: number, levelOf: (key: string) => Level) {
  return [...groupBy(hours, placeKey)].flatMap(([key, its]) => {
    const level = levelOf(key);
    if (level === 'rest' || !endsWindow(hour, level)) return [];
    const start = windowStart(hour, level);
    return (
      windowOf(
        its.filter((h) => h.hour >= start),
        start,
        LEVEL_HOURS[level],
      ) ?? []
    );
  });
}
