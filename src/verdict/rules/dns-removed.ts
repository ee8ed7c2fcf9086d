/**
 * The service's names are not found while the controls' names are. Chromium and Firefox give one word for "no such name"
 * and "the resolver failed" alike; a filter or resolver of the person's own choice looks the same.
 */
import { blockingRun, runConfidence, runEvidence } from '../blocking.ts';
import type { Rule, ServiceContext } from '../finding.ts';

export const dnsRemoved: Rule<ServiceContext> = {
  id: 'dns-removed',
  judge(context) {
    const like = blockingRun(context, 'dns');
    if (!like) return null;
    const { confidence, reason } = runConfidence(context, like);
    return {
      state: 'blocked',
      scope: 'network',
      technique: 'dns-removed',
      // However often it is asked: a service whose own name servers fail is told by others' results alone.
      confidence: confidence === 'high' ? 'medium' : confidence,
      reason,
      evidence: runEvidence(like),
    };
  },
};
