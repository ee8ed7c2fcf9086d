/**
 * The service itself answers with an error of its own: it was reached, so nothing on the way blocks it. Statuses that
 * machines get for being machines (501, 505, 511) do not count.
 */
import type { Rule, ServiceContext } from '../finding.ts';
import { THRESHOLDS } from '../thresholds.ts';

const OWN_ERRORS = new Set([500, 502, 503, 504, 520, 521, 522, 523, 524]);

export const serverError: Rule<ServiceContext> = {
  id: 'server-error',
  judge({ facts }) {
    // Firefox asks another host name in every round, so errors of all hosts count, the app's own among them.
    const answered = facts.whole.filter((a) => a.kind === 'http' && a.status !== undefined);
    const good = answered.findLastIndex((a) => !OWN_ERRORS.has(a.status ?? 0));
    const errors = answered.slice(good + 1);
    if (facts.run || errors.length < THRESHOLDS.likeFailures.value || !errors.some((a) => a.role === 'app'))
      return null;
    return {
      state: 'outage',
      scope: 'world',
      confidence: 'low',
      reason: 'server-error',
      evidence: { status: errors.at(-1)?.status, since: errors[0]?.at, serverErrors: errors.length },
    };
  },
};
