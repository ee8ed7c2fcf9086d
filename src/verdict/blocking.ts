/**
 * The one question all rules of blocking ask: are there enough like failures at the end, with controls fine at the same
 * time, of the service itself and not of one part of it? What they are called differs by rule.
 */

import type { Attempt, Family } from '../summary/attempt.ts';
import { controlsFineAt } from '../summary/line-facts.ts';
import type { Finding, ServiceContext } from './finding.ts';
import { lineState } from './line-state.ts';
import { beyondLoss, controlsHeardSince, outlast } from './loss.ts';
import { THRESHOLDS } from './thresholds.ts';

/** The like failures that count, or null where they do not carry the accusation. Families that tell one story go together. */
export function blockingRun({ facts, line }: ServiceContext, ...families: Family[]): readonly Attempt[] | null {
  const { run } = facts;
  if (!run) return null;
  const alike = run.attempts.filter((a) => a.family && families.includes(a.family));
  const like = alike.filter((a) => controlsFineAt(line, a.at, THRESHOLDS.sameTimeMs.value) === true);
  const least = THRESHOLDS.likeFailures.value;
  if (like.length < least || (run.attempts.length - alike.length) * 2 > like.length) return null;
  const [first] = like;
  if (!first || !outlast(like, facts.whole) || !controlsHeardSince(line, first.at)) return null;
  if (families.includes('silence') && !beyondLoss(line, like)) return null;
  // A WebSocket alone never says "blocked": http that was answered before must have failed twice itself.
  const plain = like.filter((a) => a.kind !== 'websocket').length;
  if (plain < (run.reachedBefore ? least : 1)) return null;
  const appAnswered = facts.attempts.some((a) => a.role === 'app' && a.kind === 'http' && a.reached);
  return like.some((a) => a.role === 'app') || !appAnswered ? like : null;
}

/** Numbers every finding of blocking shows. */
export function runEvidence(like: readonly Attempt[]): Record<string, unknown> {
  return {
    since: like[0]?.at,
    likeFailures: like.length,
    likeRounds: new Set(like.map((a) => a.round)).size,
    endpoints: [...new Set(like.map((a) => a.endpoint))].toSorted(),
    failure: like.at(-1)?.failure,
  };
}

/** How sure a number of like failures makes. */
export function runConfidence(
  context: ServiceContext,
  like: readonly Attempt[],
): Pick<Finding, 'confidence' | 'reason'> {
  if (context.lineFinding.state === 'own-line') return { confidence: 'low', reason: 'line-slow' };
  if (lineState(context.line).all.ok < THRESHOLDS.wellControlled.value)
    return { confidence: 'low', reason: 'few-controls' };
  if (like.length >= THRESHOLDS.manyFailures.value) return { confidence: 'high', reason: 'repeated' };
  return { confidence: 'medium', reason: 'two-like-failures' };
}
