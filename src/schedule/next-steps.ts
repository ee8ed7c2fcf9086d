/**
 * What of an open round may start now: pure, so that a killed worker computes the same again from what is stored.
 * Never two requests to one host at a time, never more than four at once.
 */
import type { Round, Step } from '../round.ts';
import type { Sample } from '../sample.ts';
import { controlById, serviceById } from '../targets/index.ts';
import { hostOf } from './choose-steps.ts';
import { CHECK_DEADLINE_MS, CLEAR_BPS, CLEAR_BY, MAX_PARALLEL, SETTLED_BY, TRANSFER_BYTES } from './limits.ts';
import { isNamed, namingSteps } from './naming.ts';

export interface Progress {
  start: Step[];
  /** Steps neither done nor dropped, those in flight included. */
  left: number;
  /** When to look again if nothing ends before, ms; undefined when only an ending can change anything. */
  waitMs?: number;
}

const failureKey = (s: Sample): string => `${s.kind === 'stun' ? 'stun' : 'tcp'}:${s.failure ?? ''}`;

/** From the catalogue, since the steps of the check's earlier rounds are not kept: a socket and a page may share a host. */
function hostAsked(sample: Sample): string | undefined {
  const target = sample.targetType === 'service' ? serviceById(sample.target) : controlById(sample.target);
  const endpoint = target?.endpoints.find((e) => e.id === sample.endpoint);
  return endpoint && hostOf(endpoint.url);
}

/** Hosts that failed alike often enough in this check; `here` has those of this round's own steps. */
function settledHosts(here: ReadonlyMap<string, string>, samples: readonly Sample[]): Set<string> {
  const counts = new Map<string, number>();
  const settled = new Set<string>();
  for (const sample of samples) {
    const host = here.get(`${sample.target}/${sample.endpoint}`) ?? hostAsked(sample);
    // A transfer that was still coming when its time ran out is slow, not settled: the verdict needs more of them.
    if (sample.outcome !== 'failed' || sample.timeout === 'total' || host === undefined) continue;
    const key = `${host} ${failureKey(sample)}`;
    const n = (counts.get(key) ?? 0) + 1;
    counts.set(key, n);
    if (n >= SETTLED_BY) settled.add(host);
  }
  return settled;
}

/** In a quick round a transfer waits for its service's plain request, and is not made where that failed. */
function transferWaits(
  step: Step,
  round: Round,
  byStep: ReadonlyMap<number, Sample>,
  settled: ReadonlySet<string>,
): 'go' | 'wait' | 'drop' {
  if (round.kind === 'regular' || step.kind !== 'transfer') return 'go';
  const first = round.steps.find((s) => s.target === step.target && s.kind !== 'transfer' && s.kind !== 'dns');
  if (!first) return 'go';
  const sample = byStep.get(first.seq);
  if (!sample) return settled.has(first.host) ? 'drop' : 'wait';
  // A refused upgrade is an answer.
  return sample.outcome === 'ok' || sample.failure === 'websocket_rejected' ? 'go' : 'drop';
}

/** Services whose transfers are settled the good way: fast and whole, so often that more would only cost bytes. */
function clearServices(samples: readonly Sample[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { kind, outcome, targetType, target, bytes = 0, timings } of samples) {
    if (kind !== 'transfer' || outcome !== 'ok' || targetType !== 'service' || bytes < TRANSFER_BYTES) continue;
    const bps = (bytes * 8_000) / Math.max(1, timings.transferMs ?? timings.totalMs);
    if (bps >= CLEAR_BPS) counts.set(target, (counts.get(target) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, n]) => n >= CLEAR_BY).map(([target]) => target));
}

/**
 * @param checkSamples samples of this round and of the earlier rounds of the same check
 * @param checkStartedAt UTC ms at which the first round of the check began
 */
export function nextSteps(
  round: Round,
  checkSamples: readonly Sample[],
  inFlight: readonly number[],
  now: number,
  checkStartedAt: number = round.startedAt,
): Progress {
  const byStep = new Map<number, Sample>();
  for (const sample of checkSamples) {
    if (sample.round === round.id) byStep.set(Number(sample.id.split('#')[1]), sample);
  }
  const hosts = new Map(round.steps.map((s) => [`${s.target}/${s.endpoint}`, s.host]));
  const settled = round.kind === 'regular' ? new Set<string>() : settledHosts(hosts, checkSamples);
  // A request whose sample is stored has ended, even where the prober has not heard so yet.
  const flying = new Set(inFlight.filter((seq) => !byStep.has(seq)));
  const busy = new Set(round.steps.filter((s) => flying.has(s.seq)).map((s) => s.host));
  const clear = round.kind === 'first-check' ? clearServices(checkSamples) : new Set<string>();
  const { opening, closing } = namingSteps(round);
  const over = round.kind === 'first-check' && now - checkStartedAt > CHECK_DEADLINE_MS;
  const start: Step[] = [];
  let left = 0;
  let waitMs: number | undefined;
  for (const step of round.steps) {
    if (byStep.has(step.seq)) continue;
    if (flying.has(step.seq)) {
      left++;
      continue;
    }
    const ready = transferWaits(step, round, byStep, settled);
    // A step dropped here stays droppable: settled hosts and clear services only grow, the deadline only passes.
    const enough = step.kind === 'transfer' && clear.has(step.target);
    if (over || enough || settled.has(step.host) || ready === 'drop') continue;
    // The last step: while others are left it waits for them, and they are looked at again when they end.
    if (step === closing && (left > 0 || !isNamed(opening && byStep.get(opening.seq)))) continue;
    left++;
    if (ready === 'wait' || busy.has(step.host) || flying.size + start.length >= MAX_PARALLEL) continue;
    const early = round.startedAt + step.afterMs - now;
    if (early > 0) {
      waitMs = Math.min(waitMs ?? early, early);
      continue;
    }
    busy.add(step.host);
    start.push(step);
  }
  return { start, left, ...(waitMs !== undefined && { waitMs }) };
}
