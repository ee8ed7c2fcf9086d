/** plan: targets and what is due -> a Round with its steps in random order and time. Pure: randomness and time are given. */
import type { Round, Step } from '../round.ts';
import type { Endpoint, Target } from '../targets/target.ts';
import { DATAGRAM_BYTES } from '../wire-cost.ts';
import { fitBudget } from './budget.ts';
import { chooseSteps, type Draft } from './choose-steps.ts';
import { exponential, shuffled } from './jitter.ts';
import { NETWORK_FIRST_MS, REQUEST_LIMITS, SPACING_MS } from './limits.ts';
import { isNaming } from './naming.ts';

export interface RoundRequest {
  id: string;
  kind: Round['kind'];
  check?: string;
  index: number;
  plannedAt: number;
  now: number;
  targets: readonly Target[];
  /** Targets whose transfer is wanted in this round. */
  transfers: ReadonlySet<string>;
  /** Parts of services that the round asks beside the app, by target; default none. */
  parts?: ReadonlyMap<string, readonly Endpoint[]>;
  freshOnDemand: boolean;
  dns: boolean;
  /** The round ends with asking for the network's name again (naming.ts); default not: a simulated line has one name. */
  closing?: boolean;
  /** Bytes this round may cost; a check the person asked for has what is left of the day. */
  allowanceBytes: number;
  /** Bytes set aside for its transfers beside that; default none. */
  transferBytes?: number;
  random: () => number;
}

/** Targets in random order; in a check the first service of the person's list comes first, since they wait for it. */
function order(lists: readonly Draft[][], quick: boolean, random: () => number): Draft[] {
  const [first, ...rest] = lists;
  const mixed = shuffled(quick ? rest : lists, random);
  const queue = quick && first ? [first, ...mixed] : mixed;
  // Turn by turn, so that the requests of one target lie apart.
  const longest = Math.max(0, ...queue.map((list) => list.length));
  return Array.from({ length: longest }, (_, turn) => queue.flatMap((list) => list.slice(turn, turn + 1))).flat();
}

/** STUN apart from the rest: its answer names the network. */
function apart(drafts: readonly Draft[]): { stun: Draft[]; others: Draft[] } {
  return { stun: drafts.filter((d) => d.kind === 'stun'), others: drafts.filter((d) => d.kind !== 'stun') };
}

/** The round, or undefined when the day's bytes do not allow even one request per target. */
export function planRound(request: RoundRequest): Round | undefined {
  const { kind, index, freshOnDemand, dns, random } = request;
  const drafts = request.targets.map((target) =>
    chooseSteps(target, {
      ...{ kind, index, freshOnDemand, dns },
      transfer: request.transfers.has(target.id),
      parts: request.parts?.get(target.id) ?? [],
    }),
  );
  const bytes = request.allowanceBytes - (request.closing ? DATAGRAM_BYTES : 0);
  const lists = fitBudget(drafts, { bytes, transferBytes: request.transferBytes ?? 0 }, index);
  if (!lists) return undefined;
  const regular = kind === 'regular';
  const { stun, others } = apart(order(lists, !regular, random));
  let afterMs = 0;
  const steps = [...stun, ...others].map((draft, seq): Step => {
    if (regular && seq === stun.length) afterMs = Math.max(afterMs, NETWORK_FIRST_MS);
    const step = { ...draft, seq, afterMs: Math.round(afterMs) };
    afterMs += exponential(SPACING_MS[kind], random);
    return step;
  });
  const opening = request.closing ? steps.find(isNaming) : undefined;
  // After all others, whenever those end: next-steps.ts holds it back.
  if (opening) steps.push({ ...opening, seq: steps.length, afterMs: 0 });
  const limits = REQUEST_LIMITS[kind];
  return {
    id: request.id,
    kind,
    ...(request.check !== undefined && { check: request.check }),
    index,
    plannedAt: request.plannedAt,
    startedAt: request.now,
    state: 'open',
    totalLimitMs: limits.totalMs,
    silenceLimitMs: limits.silenceMs,
    steps,
  };
}
