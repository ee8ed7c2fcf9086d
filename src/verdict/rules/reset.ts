/**
 * Connections are broken off at once. Chromium tells a reset (RST) from a close (FIN); Firefox reports both as
 * NS_ERROR_NET_RESET at times, so there the finding is "A or B". Resets and closes mixed are one family.
 */
import type { Attempt } from '../../summary/attempt.ts';
import { blockingRun, runConfidence, runEvidence } from '../blocking.ts';
import type { Finding, Rule, ServiceContext } from '../finding.ts';

function names(like: readonly Attempt[]): Pick<Finding, 'technique' | 'alternative'> {
  const words = new Set(like.map((a) => a.failure));
  if (words.size > 1) return { technique: 'reset-or-closed' };
  if (words.has('eof_error')) return { technique: 'closed' };
  return like.every((a) => a.browser === 'chromium')
    ? { technique: 'reset' }
    : { technique: 'reset', alternative: 'closed' };
}

export const reset: Rule<ServiceContext> = {
  id: 'reset',
  judge(context) {
    const like = blockingRun(context, 'reset');
    if (!like) return null;
    return {
      state: 'blocked',
      scope: 'network',
      ...names(like),
      ...runConfidence(context, like),
      evidence: runEvidence(like),
    };
  },
};
