/** The newest request was confounded and so were most: what is left is too thin a base to accuse or to reassure. */
import type { Rule, ServiceContext } from '../finding.ts';
import { mainConfounder } from '../unmeasured.ts';

export const confounded: Rule<ServiceContext> = {
  id: 'confounded',
  judge({ facts }) {
    const left = Object.values(facts.leftOut).reduce((total, count) => total + count, 0);
    if (left <= facts.requests) return null;
    const reason = mainConfounder(facts.leftOut);
    return reason
      ? { state: 'unknown', scope: 'you', confidence: 'medium', reason, evidence: { leftOut: left } }
      : null;
  },
};
