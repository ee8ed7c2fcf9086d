/** WebSockets never open and get no answer, while plain requests to the same service are answered. */
import { controlsFineAt } from '../../summary/line-facts.ts';
import type { Rule, ServiceContext } from '../finding.ts';
import { beyondLoss, controlsHeardSince } from '../loss.ts';
import { THRESHOLDS } from '../thresholds.ts';

export const websocketStall: Rule<ServiceContext> = {
  id: 'websocket-stall',
  judge({ facts, line }) {
    const lastOpen = facts.websockets.findLastIndex((a) => a.reached);
    const silent = facts.websockets
      .slice(lastOpen + 1)
      .filter((a) => a.family === 'silence' && controlsFineAt(line, a.at, THRESHOLDS.sameTimeMs.value) === true);
    const answered = facts.attempts.filter((a) => a.kind === 'http' && a.reached);
    const plain = facts.attempts.filter((a) => a.kind !== 'websocket').at(-1);
    if (silent.length < THRESHOLDS.likeFailures.value || answered.length === 0 || !plain?.reached) return null;
    if (lastOpen >= 0 && silent.length < THRESHOLDS.socketFailures.value) return null;
    const [first] = silent;
    if (!first || !controlsHeardSince(line, first.at) || !beyondLoss(line, silent)) return null;
    return {
      state: 'blocked',
      scope: 'unknown',
      technique: 'websocket-stall',
      confidence: silent.length > THRESHOLDS.likeFailures.value ? 'medium' : 'low',
      reason: 'part-only',
      evidence: {
        part: 'websocket',
        works: [...new Set(facts.attempts.flatMap((a) => (a.reached ? a.kind : [])))].toSorted(),
        since: first.at,
        likeFailures: silent.length,
        failure: silent.at(-1)?.failure,
      },
    };
  },
};
