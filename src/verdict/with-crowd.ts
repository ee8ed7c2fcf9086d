/**
 * Puts beside a verdict how others fare (src/crowd/compare.ts). What this browser saw decides the state alone; the crowd says
 * how far it reaches. A figure that is too old says what was, and so changes no scope.
 */
import type { CrowdAnswer, CrowdComparison } from '../crowd/compare.ts';
import type { Scope, State, Verdict } from './verdict.ts';

/** As the verdict carries it. */
export interface CrowdEvidence extends Omit<CrowdComparison, 'service'> {
  /** Others have trouble of the same kind, not only some trouble. */
  alike: boolean;
}

const TROUBLE: readonly State[] = ['blocked', 'throttled', 'unreachable', 'outage', 'slow'];
/** States in which something can be set beside what others have; over a broken or paused line nothing can. */
const OPEN: readonly State[] = ['ok', 'learning', 'unknown'];

const SCOPES: Readonly<Record<Exclude<CrowdAnswer, 'not-enough'>, Scope>> = {
  'only-you': 'you',
  'part-of-provider': 'network',
  provider: 'network',
  country: 'country',
  world: 'world',
};

/** Others' trouble is as coarse as their votes; a policer may be a slow service to somebody who made no transfer. */
function isAlike(state: State, trouble: CrowdComparison['trouble']): boolean {
  if (trouble === 'failed') return state === 'blocked' || state === 'unreachable' || state === 'outage';
  return trouble !== null && (state === 'throttled' || state === 'slow');
}

export function withCrowd(verdict: Verdict, comparison: CrowdComparison | undefined): Verdict {
  if (!comparison) return verdict;
  const { service: _, ...others } = comparison;
  const { answer, stale } = others;
  const trouble = TROUBLE.includes(verdict.state);
  // Where all is well here, that others know nothing of trouble either is no news.
  const telling = answer !== 'only-you' && answer !== 'not-enough';
  if (!trouble && !(telling && OPEN.includes(verdict.state))) return verdict;
  const crowd: CrowdEvidence = { ...others, alike: isAlike(verdict.state, others.trouble) };
  const scope = trouble && !stale && answer !== 'not-enough' ? SCOPES[answer] : verdict.scope;
  return { ...verdict, scope, evidence: { ...verdict.evidence, crowd } };
}
