/**
 * Transfers are far slower than the controls', stall or break off, but too few of them, or at no steady rate: slow is all
 * that can be said. Where this service's were so on ordinary days, nothing is.
 */
import type { Rule, ServiceContext } from '../finding.ts';
import { THRESHOLDS } from '../thresholds.ts';
import {
  type Compared,
  comparedTransfers,
  earlierTransfers,
  oneRate,
  standing,
  transferEvidence,
} from '../transfers.ts';
import { isNews } from '../usual-transfers.ts';

const isStopped = ({ fact, slow }: Compared): boolean => slow && (fact.end === 'stalled' || fact.end === 'cut');

export const thinTransfers: Rule<ServiceContext> = {
  id: 'thin-transfers',
  judge({ facts, line }) {
    const compared = comparedTransfers(facts, line);
    const slow = compared.filter((c) => c.slow);
    const stops = slow.filter(isStopped);
    const least = THRESHOLDS.likeFailures.value;
    // Of single transfers on clean networks some percent are that slow, of stopped ones hardly any.
    const few = standing(compared, slow) < THRESHOLDS.slowTransfers.value;
    if (few && standing(compared, stops) < least) return null;
    const earlier = earlierTransfers(facts, line);
    const enough = !few && isNews({ earlier, compared, held: slow, alike: (c) => c.slow });
    const stopped = { earlier, compared, held: stops, alike: isStopped, seen: isStopped };
    const byChance = THRESHOLDS.stopByChance.value;
    if (!enough && (standing(compared, stops) < least || !isNews({ ...stopped, byChance }))) return null;
    const cut = slow.filter((c) => c.fact.end === 'cut').length;
    // One rate that has not lasted is no unsteady one.
    const soon = oneRate(compared).length >= THRESHOLDS.slowTransfers.value;
    const low = slow.length < THRESHOLDS.slowTransfers.value || soon;
    return {
      state: 'slow',
      scope: 'unknown',
      confidence: low ? 'low' : 'medium',
      reason: cut * 2 > slow.length ? 'broken-off' : low ? 'few-transfers' : 'no-steady-rate',
      evidence: { ...transferEvidence(compared), brokenOff: cut },
    };
  },
};
