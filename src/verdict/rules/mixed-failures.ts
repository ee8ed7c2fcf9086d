/** The service fails again and again, but not in one way, or in a way that names nothing: unreachable, and no more. */
import { controlsFineAt } from '../../summary/line-facts.ts';
import type { Rule, ServiceContext } from '../finding.ts';
import { beyondLoss, controlsHeardSince, outlast } from '../loss.ts';
import { THRESHOLDS } from '../thresholds.ts';

export const mixedFailures: Rule<ServiceContext> = {
  id: 'mixed-failures',
  judge({ facts, line }) {
    const { run } = facts;
    const http = facts.whole.filter((a) => a.kind !== 'websocket');
    const lastReached = http.findLastIndex((a) => a.reached);
    const failed = http.slice(lastReached + 1).filter((a) => controlsFineAt(line, a.at, THRESHOLDS.sameTimeMs.value));
    const own = failed.some((a) => a.role === 'app') || !http.some((a) => a.role === 'app' && a.reached);
    if (!run || failed.length < THRESHOLDS.likeFailures.value || !own) return null;
    const [first] = failed;
    if (!first || !outlast(failed, http) || !controlsHeardSince(line, first.at)) return null;
    if (failed.some((a) => a.family === 'silence') && !beyondLoss(line, failed)) return null;
    const expired = run.attempts.every((a) => a.family === 'expired');
    return {
      state: 'unreachable',
      scope: 'unknown',
      ...(expired && { technique: 'certificate' as const }),
      confidence: 'low',
      reason: expired ? 'certificate-expired' : 'mixed-failures',
      evidence: { since: first.at, failure: failed.at(-1)?.failure },
    };
  },
};
