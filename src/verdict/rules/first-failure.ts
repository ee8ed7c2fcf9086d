/** The last request failed, but once, or with no control beside it: asked again before anything is said. */
import type { Rule, ServiceContext } from '../finding.ts';

export const firstFailure: Rule<ServiceContext> = {
  id: 'first-failure',
  judge({ facts, line }) {
    if (!facts.run) return null;
    const reason = line.controls.length === 0 ? 'no-controls' : 'one-failure';
    return {
      state: 'learning',
      scope: 'unknown',
      confidence: 'low',
      reason,
      evidence: { failure: facts.run.attempts.at(-1)?.failure },
    };
  },
};
