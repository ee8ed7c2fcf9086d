/** The veto: the controls fail, so a failure of this service says nothing of the service. */
import type { Rule, ServiceContext } from '../finding.ts';

export const ownLine: Rule<ServiceContext> = {
  id: 'own-line',
  judge({ facts, lineFinding }) {
    const { state, reason, confidence } = lineFinding;
    if (!facts.run || reason === 'controls-slow' || reason === 'own-history') return null;
    if (state === 'own-line') return { state, scope: 'you', confidence, reason };
    return state === 'unknown' ? { state, scope: lineFinding.scope, confidence: 'low', reason } : null;
  },
};
