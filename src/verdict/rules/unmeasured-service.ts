/** Nothing usable of this service lies in the window: not asked yet, too long ago, or every request was confounded. */
import type { Rule, ServiceContext } from '../finding.ts';
import { unmeasured } from '../unmeasured.ts';

export const unmeasuredService: Rule<ServiceContext> = {
  id: 'unmeasured-service',
  judge({ facts, summary }) {
    if (facts.attempts.length > 0) return null;
    return unmeasured(facts.leftOut, { ...summary, stale: facts.newestAt !== undefined });
  },
};
