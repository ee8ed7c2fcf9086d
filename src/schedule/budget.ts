/**
 * The daily byte budget: what one round may cost, and which of its requests fit. Transfers are dropped first, then the
 * repeated requests, then whatever came last; the first request of each target is dropped only with its round.
 */
import { connectBytes, DATAGRAM_BYTES, HEADER_BYTES } from '../wire-cost.ts';
import type { Draft } from './choose-steps.ts';

/** Expected cost of a step before it is made, bytes; what it really cost is counted from its sample. */
export function expectedCost(draft: Draft, opensConnection: boolean): number {
  if (draft.kind === 'stun' || draft.kind === 'dns') return DATAGRAM_BYTES;
  const body = draft.kind === 'transfer' ? draft.maxBytes : 0;
  return (opensConnection ? connectBytes(draft.url, draft.fresh) : 0) + HEADER_BYTES + Math.round(body * 1.02);
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

/** Bytes one regular round may cost: what is left of the day, spread over its rounds, and never more than is left. */
export function allowance(budgetBytes: number, usedBytes: number, now: number, intervalMinutes: number): number {
  const dayEnd = (Math.floor(now / 86_400_000) + 1) * 86_400_000;
  const rounds = Math.max(1, Math.ceil((dayEnd - now) / (intervalMinutes * 60_000)));
  return Math.max(0, budgetBytes - usedBytes) / rounds;
}

/** The drafts that fit, one list per target as given; undefined when not even the first request of each fits. */
export function fitBudget(byTarget: readonly (readonly Draft[])[], bytes: number): Draft[][] | undefined {
  let lists = byTarget.map((list) => [...list]);
  const fits = (): boolean => cost(lists.flat()) <= bytes;
  if (fits()) return lists;
  lists = lists.map((list) => list.filter((d) => d.kind !== 'transfer' || d === list[0]));
  while (!fits()) {
    const longest = lists.reduce((a, b) => (b.length > a.length ? b : a), [] as Draft[]);
    if (longest.length <= 1) return undefined;
    longest.pop();
  }
  return lists;
}
