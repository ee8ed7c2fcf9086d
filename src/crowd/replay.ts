/** Replay: all closed hours in order -> the alert log and the state. The log of a collector can be checked by whoever has its cells. */
import type { AlertEntry } from './alert.ts';
import type { Cell } from './cell.ts';
import { decideHour } from './decide-hour.ts';
import { type CrowdState, NEW_STATE } from './state.ts';

export interface ClosedHour {
  /** Start, UTC ms. */
  hour: number;
  cells: readonly Cell[];
}

export function replay(
  hours: Iterable<ClosedHour>,
  k: number,
  from: CrowdState = NEW_STATE,
): { state: CrowdState; entries: AlertEntry[] } {
  let state = from;
  const entries: AlertEntry[] = [];
  for (const { hour, cells } of hours) {
    const decision = decideHour(state, hour, cells, k);
    state = decision.state;
    entries.push(...decision.entries);
  }
  return { state, entries };
}
