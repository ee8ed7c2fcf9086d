/** What became of a report, for counting: words of ours, and how long it took. */
import type { Outcome } from '../gateway/accept.ts';

export interface Observed {
  answer: string;
  reason: string;
  ms: number;
}

export function observedOf(outcome: Outcome, ms: number): Observed {
  if (outcome.kind !== 'sealed')
    return { answer: outcome.kind, reason: outcome.kind === 'unavailable' ? outcome.reason : '', ms };
  return { answer: outcome.answer.answer, reason: 'reason' in outcome.answer ? outcome.answer.reason : '', ms };
}
