/**
 * The daily byte budget: what one round may cost, and which of its requests fit. Transfers beyond what is set aside for
 * them are dropped first, then the repeated requests, then the WebSockets, then parts (rare: they are due once in hours); the
 * first request of each target is dropped only with its round.
 */

import { isPart } from '../targets/part.ts';
import { connectBytes, DATAGRAM_BYTES, HEADER_BYTES, RESUMED_HANDSHAKE_BYTES } from '../wire-cost.ts';
import type { Draft } from './choose-steps.ts';
import {
  CONTROL_TRANSFERS,
  LONGEST_INTERVALS,
  PLANNED_SHARE,
  TRANSFER_BYTES,
  TRANSFER_EVERY_MS,
  TRANSFER_SHARE,
} from './limits.ts';

/** Expected cost of a step before it is made, bytes; what it really cost is counted from its sample. */
export function expectedCost(draft: Draft, opensConnection: boolean): number {
  if (draft.kind === 'stun' || draft.kind === 'dns') return DATAGRAM_BYTES;
  const body = draft.kind === 'transfer' ? draft.maxBytes : 0;
  return (
    (opensConnection ? connectBytes(draft.url, draft.fresh || isPart(draft.role)) : 0) +
    HEADER_BYTES +
    Math.round(body * 1.02)
  );
}

function cost(drafts: readonly Draft[]): number {
  const hosts = new Set<string>();
  let sum = 0;
  for (const draft of drafts) {
    // A WebSocket opens a connection of its own.
    sum += expectedCost(draft, draft.kind === 'websocket' || !hosts.has(draft.host));
    hosts.add(draft.host);
  }
  return sum;
}

export interface Allowance {
  /** For everything but transfers; for those too where nothing is set aside. */
  bytes: number;
  /** Set aside for this round's transfers. */
  transferBytes: number;
}

/** Expected cost of the routine transfers of so many services and of the controls beside them. */
export function transferSetBytes(services: number): number {
  const one = RESUMED_HANDSHAKE_BYTES + HEADER_BYTES + Math.round(TRANSFER_BYTES * 1.02);
  return services === 0 ? 0 : (services + CONTROL_TRANSFERS) * one;
}

export interface DayState {
  budgetBytes: number;
  usedBytes: number;
  /** UTC ms. */
  now: number;
  intervalMinutes: number;
  /** Cost of all routine transfers once. */
  setBytes: number;
  /** UTC ms of the last routine transfer and of the newest round; -Infinity where there was none. */
  lastTransferAt: number;
  lastRoundAt: number;
}

/**
 * What one regular round may cost: what is left of the day, spread over its rounds. The routine transfers still to come
 * are set aside first: the plain requests alone would use up any day, and no transfer would ever be made. Who has waited
 * longer than the interval may spend more: when bytes are short rounds come less often, and not in one long silence.
 */
export function allowance(day: DayState): Allowance {
  const { now, setBytes } = day;
  const dayEnd = (Math.floor(now / 86_400_000) + 1) * 86_400_000;
  const intervalMs = day.intervalMinutes * 60_000;
  const left = Math.max(0, day.budgetBytes * PLANNED_SHARE - day.usedBytes);
  const nextAt = Math.max(now, day.lastTransferAt + TRANSFER_EVERY_MS);
  const due = nextAt < dayEnd ? Math.ceil((dayEnd - nextAt) / TRANSFER_EVERY_MS) : 0;
  const sets = setBytes === 0 ? 0 : Math.min(due, Math.floor((left * TRANSFER_SHARE) / setBytes));
  const rounds = Math.max(1, Math.ceil((dayEnd - now) / intervalMs));
  const waited = Math.min(rounds, LONGEST_INTERVALS, Math.max(1, (now - day.lastRoundAt) / intervalMs));
  return { bytes: ((left - sets * setBytes) / rounds) * waited, transferBytes: sets > 0 ? setBytes : 0 };
}

/** How many may go before a part has to. */
const spare = (list: readonly Draft[]): number => list.filter((draft, i) => i > 0 && !isPart(draft.role)).length;

/** The list that can best do without its last; of equal ones the first from `turn` on, so that it is not always the same target. */
function richest(lists: Draft[][], turn: number): Draft[] | undefined {
  const inTurn = lists.map((_, i) => lists[(i + turn) % lists.length] ?? []).filter((list) => list.length > 1);
  return inTurn.reduce<Draft[] | undefined>((a, b) => (a === undefined || spare(b) > spare(a) ? b : a), undefined);
}

/**
 * The drafts that fit, one list per target as given; undefined when not even the first request of each fits.
 * @param turn place of the round: bytes that are short are short for another target each time
 */
export function fitBudget(
  byTarget: readonly (readonly Draft[])[],
  { bytes, transferBytes }: Allowance,
  turn = 0,
): Draft[][] | undefined {
  const lists = byTarget.map((list) => [...list]);
  if (cost(lists.flat()) <= bytes) return lists;
  const isTransfer = (draft: Draft, list: readonly Draft[]): boolean => draft.kind === 'transfer' && draft !== list[0];
  const transfers = lists.map((list) => list.filter((draft) => isTransfer(draft, list)));
  const others = lists.map((list) => list.filter((draft) => !isTransfer(draft, list)));
  while (cost(others.flat()) > bytes) {
    const list = richest(others, turn);
    if (!list) return undefined;
    list.pop();
  }
  const kept = cost(transfers.flat()) <= transferBytes;
  return kept ? others.map((list, i) => [...list, ...(transfers[i] ?? [])]) : others;
}
