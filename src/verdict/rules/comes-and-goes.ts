/** Failures and answers alternate while the controls are fine, and the last two rounds were not both clean. */
import { controlsFineAt } from '../../summary/line-facts.ts';
import type { Rule, ServiceContext } from '../finding.ts';
import { THRESHOLDS } from '../thresholds.ts';

export const comesAndGoes: Rule<ServiceContext> = {
  id: 'comes-and-goes',
  judge({ facts, line }) {
    const app = facts.attempts.filter((a) => a.role === 'app' && a.kind === 'http');
    const failed = app.filter((a) => !a.reached && controlsFineAt(line, a.at, THRESHOLDS.sameTimeMs.value) === true);
    const clean = app.length - 1 - app.findLastIndex((a) => !a.reached);
    if (failed.length < THRESHOLDS.likeFailures.value || clean >= 2) return null;
    return {
      state: 'unreachable',
      scope: 'unknown',
      confidence: 'low',
      reason: 'comes-and-goes',
      evidence: { since: failed[0]?.at, failure: failed.at(-1)?.failure, answered: app.length - failed.length },
    };
  },
};
