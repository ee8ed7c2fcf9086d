/** The veto: the controls fail, so a failure of this service says nothing of the service. */
import type { Rule, ServiceContext } from '../finding.ts';

/** A line that is slow or loses requests is judged after the failures it cannot cause (slow-line). */
const SLOW: ReadonlySet<string> = new Set(['controls-slow', 'controls-lossy', 'own-history']);

export const ownLine: Rule<ServiceContext> = {
  id: 'own-line',
  judge({ facts, lineFinding }) {
    const { state, reason, confidence } = lineFinding;
    if (!facts.run || SLOW.has(reason)) return null;
    if (state === 'own-line') return { state, scope: 'you', confidence, reason };
    return state === 'unknown' ? { state, scope: lineFinding.scope, confidence: 'low', reason } : null;
  },
};
