/**
 * Transfers are far slower than the controls', stall or break off, but too few of them, or at no steady rate: slow is all
 * that can be said.
 */
import type { Rule, ServiceContext } from '../finding.ts';
import { THRESHOLDS } from '../thresholds.ts';
import { comparedTransfers, standing, transferEvidence } from '../transfers.ts';

export const thinTransfers: Rule<ServiceContext> = {
  id: 'thin-transfers',
  judge({ facts, line }) {
    const compared = comparedTransfers(facts, line);
    const slow = compared.filter((c) => c.slow);
    if (!compared.at(-1)?.slow) return null;
    const stopped = standing(compared, (c) => c.fact.end === 'stalled' || c.fact.end === 'cut');
    // Of single transfers on clean networks some percent are that slow, of stopped ones hardly any.
    const enough = standing(compared, (c) => c.slow) >= THRESHOLDS.slowTransfers.value;
    if (!enough && stopped < THRESHOLDS.likeFailures.value) return null;
    const cut = slow.filter((c) => c.fact.end === 'cut').length;
    const few = slow.length < THRESHOLDS.slowTransfers.value;
    return {
      state: 'slow',
      scope: 'unknown',
      confidence: few ? 'low' : 'medium',
      reason: cut * 2 > slow.length ? 'broken-off' : few ? 'few-transfers' : 'no-steady-rate',
      evidence: { ...transferEvidence(compared), brokenOff: cut },
    };
  },
};
