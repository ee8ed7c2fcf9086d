/**
 * Plain http to the service is answered by a redirect to another site, while the portal check and the controls are fine.
 * Over https the same filter shows a certificate of its own: such failures tell the same story once a redirect was seen.
 */
import { blockingRun, runConfidence, runEvidence } from '../blocking.ts';
import type { Rule, ServiceContext } from '../finding.ts';

export const blockPage: Rule<ServiceContext> = {
  id: 'block-page',
  judge(context) {
    const like = blockingRun(context, 'redirect', 'certificate');
    if (!like?.some((a) => a.family === 'redirect')) return null;
    const sure = runConfidence(context, like);
    return { state: 'blocked', scope: 'network', technique: 'block-page', ...sure, evidence: runEvidence(like) };
  },
};
