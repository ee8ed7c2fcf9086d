/**
 * Transfers are far slower than the controls', stall or break off, but too few of them, or at no steady rate: slow is all
 * that can be said.
 */
import type { Rule, ServiceContext } from '../finding.ts';
import { THRESHOLDS } from '../thresholds.ts';
import { comparedTransfers, oneRate, standing, transferEvidence } from '../transfers.ts';

export const thinTransfers: Rule<ServiceContext> = {
  id: 'thin-transfers',
  judge({ facts, line }) {
    const compared = comparedTransfers(facts, line);
    const slow = compared.filter((c) => c.slow);
    const stops = slow.filter((c) => c.fact.end === 'stalled' || c.fact.end === 'cut');
    const stopped = standing(compared, stops);
    // Of single transfers on clean networks some percent are that slow, of stopped ones hardly any.
    const enough = standing(compared, slow) >= THRESHOLDS.slowTransfers.value;
    if (!enough && stopped < THRESHOLDS.likeFailures.value) return null;
    const cut = slow.filter((c) => c.fact.end === 'cut').length;
    // One rate that has not lasted is no unsteady one.
    const soon = oneRate(compared).length >= THRESHOLDS.slowTransfers.value;
    const few = slow.length < THRESHOLDS.slowTransfers.value || soon;
    return {
      state: 'slow',
      scope: 'unknown',
      confidence: few ? 'low' : 'medium',
      reason: cut * 2 > slow.length ? 'broken-off' : few ? 'few-transfers' : 'no-steady-rate',
      evidence: { ...transferEvidence(compared), brokenOff: cut },
    };
  },
};
