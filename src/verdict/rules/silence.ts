/**
 * No answer at all, on several requests, while the controls answer. Packets may be dropped by address or by name, which a
 * browser cannot tell apart; a dead server is as silent, so the scope stays open.
 */
import { blockingRun, runConfidence, runEvidence } from '../blocking.ts';
import type { Rule, ServiceContext } from '../finding.ts';

export const silence: Rule<ServiceContext> = {
  id: 'silence',
  judge(context) {
    const like = blockingRun(context, 'silence');
    if (!like) return null;
    const sure = runConfidence(context, like);
    return { state: 'blocked', scope: 'unknown', technique: 'silence', ...sure, evidence: runEvidence(like) };
  },
};
