/** classify: Observation + what webRequest told -> Sample. Facts and words of the failure vocabulary; no judgement. */
import type { NetworkFacts, Observation } from '../observation.ts';
import type { Round, Step } from '../round.ts';
import { type Confounder, SAMPLE_VERSION, type Sample } from '../sample.ts';
import { isPart } from '../targets/part.ts';
import type { Endpoint } from '../targets/target.ts';
import { costBytes } from '../wire-cost.ts';
import { outcomeOf } from './outcome.ts';
import { thinProgress } from './progress.ts';
import { gateTimings } from './timings.ts';

/** What only the place of measuring knows. */
export interface Place {
  network: string;
  browser: Sample['browser'];
  /** Confounders known from outside the request (permission withheld, proxy set). */
  confounders: readonly Confounder[];
}

/** Failures that come before any connection exists: the next one could only have been a fresh one. */
const BEFORE_CONNECTION = new Set([
  'dns_nxdomain_error',
  'dns_server_failure',
  'connection_refused',
  'host_unreachable',
]);

/**
 * webRequest names every failed request. Where it named none although it may, the background was killed between the name and the
 * observation: the failure is real, its kind is not known.
 */
function nameLost(o: Observation, facts: NetworkFacts | undefined, place: Place): Confounder[] {
  const named = facts !== undefined || o.end !== 'error' || o.errorName !== undefined;
  return named || o.kind === 'stun' || o.kind === 'dns' || place.confounders.includes('permission')
    ? []
    : ['worker-restart'];
}

export function sampleId(round: string, seq: number): string {
  return `${round}#${seq}`;
}

export function classify(
  step: Step,
  round: Pick<Round, 'id' | 'kind' | 'totalLimitMs'>,
  endpoint: Endpoint,
  observation: Observation,
  facts: NetworkFacts | undefined,
  place: Place,
): Sample {
  const gated = gateTimings(observation);
  const seen = outcomeOf(observation, endpoint, facts, round.totalLimitMs);
  const withheld = seen.outcome === 'failed' && place.confounders.includes('permission');
  const outcome = withheld ? { ...seen, failure: 'permission_missing' as const, failureSource: 'self' as const } : seen;
  const before = outcome.failure !== undefined && BEFORE_CONNECTION.has(outcome.failure);
  const connection = before ? 'fresh' : gated.connection;
  const status = facts?.status ?? observation.status;
  const last = observation.progress?.at(-1);
  return {
    id: sampleId(round.id, step.seq),
    version: SAMPLE_VERSION,
    round: round.id,
    roundKind: round.kind,
    at: observation.at,
    target: step.target,
    targetType: step.targetType,
    endpoint: step.endpoint,
    role: step.role,
    kind: step.kind,
    connection,
    ...(gated.protocol && { protocol: gated.protocol }),
    ...outcome,
    confounders: [...new Set([...outcome.confounders, ...place.confounders, ...nameLost(observation, facts, place)])],
    ...(status !== undefined && { status }),
    timings: gated.timings,
    timingDetail: gated.timingDetail,
    ...(observation.bytes !== undefined && { bytes: observation.bytes }),
    costBytes: costBytes(observation, connection, step.fresh || isPart(step.role), {
      ...outcome,
      browser: place.browser,
    }),
    ...(observation.progress && step.kind === 'transfer' && { progress: thinProgress(observation.progress) }),
    ...(last && { lastProgressMs: Math.round(last[0] * 10) / 10 }),
    ...(facts?.ip && { ip: facts.ip }),
    network: place.network,
    browser: place.browser,
  };
}
