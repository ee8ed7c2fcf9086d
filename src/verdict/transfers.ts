/** Transfers of a service beside the controls' transfers of the same time: the only evidence that can carry "throttled". */
import type { LineFacts } from '../summary/line-facts.ts';
import { ROUND_TRIP_FLOOR_MS } from '../summary/phases.ts';
import { median } from '../summary/quantile.ts';
import type { TargetFacts } from '../summary/target-facts.ts';
import { sustainedBps, type TransferFact } from '../summary/timeline.ts';
import { THRESHOLDS } from './thresholds.ts';

export interface Compared {
  fact: TransferFact;
  /** Median goodput of the controls' transfers of the same round or time, bits per second. */
  controlBps: number;
  /** Service over control; 0 where the transfer stalled. */
  ratio: number;
  /** Slow enough, against the control, in bits per second and in round trips. */
  slow: boolean;
}

/** The controls' goodput at the time of a transfer; undefined where none was fine. */
function controlBpsAt(controls: readonly TransferFact[], fact: TransferFact): number | undefined {
  const same = controls.filter((t) => t.round === fact.round);
  const near = same.length > 0 ? same : controls.filter((t) => Math.abs(t.at - fact.at) <= THRESHOLDS.sameTimeMs.value);
  const complete = near.filter((t) => t.end === 'complete');
  if (complete.length * 2 < near.length) return undefined;
  const bps = median(complete.flatMap((t) => t.goodputBps ?? []));
  return bps !== undefined && bps >= THRESHOLDS.controlGoodputBps.value ? bps : undefined;
}

/**
 * One round trip of the transfer's own connection, a repeated SYN taken off: a service that answers ten times later than it
 * did needs ten times as long for its slow start. Where the connection was a kept one, the shortest known.
 */
function tripMs({ tcpMs }: TransferFact, shortest: number): number {
  if (tcpMs === undefined) return Number.isFinite(shortest) ? shortest : 0;
  return tcpMs >= THRESHOLDS.lostSynMs.value ? tcpMs - THRESHOLDS.lostSynMs.value : tcpMs;
}

function compare(transfers: readonly TransferFact[], controls: readonly TransferFact[], nowMs?: number): Compared[] {
  const trips = [nowMs, ...transfers.map((t) => t.tcpMs)].filter((v) => v !== undefined);
  const shortest = Math.min(...trips, Number.POSITIVE_INFINITY);
  return transfers.flatMap((fact) => {
    const leastMs = Math.max(ROUND_TRIP_FLOOR_MS, tripMs(fact, shortest)) * THRESHOLDS.slowStartTrips.value;
    const controlBps = controlBpsAt(controls, fact);
    if (controlBps === undefined) return [];
    const stopped = fact.end === 'stalled' || fact.end === 'cut';
    const bps = sustainedBps(fact);
    const ratio = stopped ? 0 : (fact.goodputBps ?? controlBps) / controlBps;
    const thin = bps !== undefined && bps < THRESHOLDS.throttledAtMostBps.value && fact.spanMs >= leastMs;
    return [{ fact, controlBps, ratio, slow: ratio < THRESHOLDS.goodputRatio.value && (stopped || thin) }];
  });
}

/** Other services are transferred beside the same controls: the last few of a control may all be newer than one of a service. */
const controlTransfers = (line: LineFacts): TransferFact[] => [
  ...line.controls.flatMap((c) => c.facts.earlier),
  ...line.transfers,
];

/** Transfers that have a fine control beside them, in time order. */
export function comparedTransfers(facts: TargetFacts, line: LineFacts): Compared[] {
  return compare(facts.transfers, controlTransfers(line), facts.phases.tcpMs);
}

/** The same of the days before them. */
export function earlierTransfers(facts: TargetFacts, line: LineFacts): Compared[] {
  return compare(facts.earlier, controlTransfers(line), facts.phases.tcpMs);
}

export const rateOf = ({ fact }: Compared): number => sustainedBps(fact) ?? 0;

/** Slow, and at a rate that it holds. */
export const isSteady = ({ fact, slow }: Compared): boolean =>
  slow && (fact.plateauVariation ?? 1) < THRESHOLDS.plateauVariation.value;

/** The most slow transfers that hold one rate, each by itself and all of them together. */
export function oneRate(compared: readonly Compared[]): readonly Compared[] {
  const sorted = compared.filter(isSteady).toSorted((a, b) => rateOf(a) - rateOf(b));
  const bands = sorted.map((low) =>
    sorted.filter((c) => rateOf(c) >= rateOf(low) && rateOf(c) <= rateOf(low) * THRESHOLDS.sameRate.value),
  );
  return bands.toSorted((a, b) => b.length - a.length)[0] ?? [];
}

/** Faster than these by more than their rates differ. One at their rate beside a control that is slow itself tells nothing. */
export function isFaster({ fact, slow }: Compared, held: readonly Compared[]): boolean {
  const most = Math.max(0, ...held.map(rateOf)) * THRESHOLDS.sameRate.value;
  return !slow && (sustainedBps(fact) ?? Number.POSITIVE_INFINITY) > most;
}

/** Slow, but at another rate or at none: a limit shows its rate in every transfer. */
export const isOtherwise = (c: Compared, held: readonly Compared[]): boolean =>
  isFaster(c, held) || (c.slow && !held.includes(c));

/**
 * How many of these speak for trouble that holds now: a limit is there all the time, so that each transfer among them that
 * speaks against it takes one away. None where the last that tells anything was fast.
 */
export function standing(compared: readonly Compared[], held: readonly Compared[], against = isFaster): number {
  const from = compared.findIndex((c) => held.includes(c));
  if (from < 0) return 0;
  const since = compared.slice(from);
  const last = since.findLast((c) => c.slow || isFaster(c, held));
  return last?.slow ? held.length - since.filter((c) => against(c, held)).length : 0;
}

/** Numbers every finding on transfers shows. */
export function transferEvidence(compared: readonly Compared[]): Record<string, unknown> {
  const slow = compared.filter((c) => c.slow);
  const goodputBps = median(slow.flatMap((c) => (c.fact.end === 'stalled' ? [] : (sustainedBps(c.fact) ?? []))));
  // A further request on a connection that is frozen already gets nothing: 0 is not where the freeze begins.
  const stalls = slow.filter((c) => c.fact.end === 'stalled' && c.fact.bytes > 0);
  const stalledAtBytes = median(stalls.map((c) => c.fact.bytes));
  return {
    transfers: compared.length,
    slowTransfers: slow.length,
    ...(slow[0] && { since: slow[0].fact.at }),
    ...(goodputBps !== undefined && { goodputBps: Math.round(goodputBps) }),
    ...(stalledAtBytes !== undefined && { stalledAtBytes }),
    controlGoodputBps: Math.round(median(compared.map((c) => c.controlBps)) ?? 0),
  };
}
