/** Connections are refused at once. A service that is switched off refuses too: the scope stays open. */
import { blockingRun, runConfidence, runEvidence } from '../blocking.ts';
import type { Rule, ServiceContext } from '../finding.ts';

export const refused: Rule<ServiceContext> = {
  id: 'refused',
  judge(context) {
    const like = blockingRun(context, 'refused');
    if (!like) return null;
    const sure = runConfidence(context, like);
    return { state: 'blocked', scope: 'unknown', technique: 'refused', ...sure, evidence: runEvidence(like) };
  },
};
