/** Slower than its own usual on this network, for long enough, while the controls are as usual. Says "slow", never more. */
import type { Rule, ServiceContext } from '../finding.ts';

export const slowerThanUsual: Rule<ServiceContext> = {
  id: 'slower-than-usual',
  judge({ serviceHistory, lineFinding }) {
    if (!serviceHistory?.slow || lineFinding.state !== 'ok') return null;
    const { usualMs, nowMs, since, rounds, placed } = serviceHistory;
    return {
      state: 'slow',
      scope: 'unknown',
      confidence: placed === false ? 'low' : nowMs >= usualMs * 3 ? 'high' : 'medium',
      reason: 'own-history',
      evidence: { usualMs, nowMs, since, baselineRounds: rounds },
    };
  },
};
