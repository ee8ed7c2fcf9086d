/**
 * "Looks throttled": three of the last five transfers run at less than a quarter of the controls' goodput and hold one
 * rate. A server that paces itself looks the same, hence never more than "looks".
 */
import type { Rule, ServiceContext } from '../finding.ts';
import { THRESHOLDS } from '../thresholds.ts';
import { type Compared, comparedTransfers, transferEvidence } from '../transfers.ts';

const steady = ({ fact, slow }: Compared): boolean =>
  slow && fact.plateauVariation !== undefined && fact.plateauVariation < THRESHOLDS.plateauVariation.value;

export const policer: Rule<ServiceContext> = {
  id: 'policer',
  judge({ facts, line, lineFinding }) {
    const compared = comparedTransfers(facts, line);
    const held = compared.filter(steady);
    const newest = compared.at(-1);
    if (held.length < THRESHOLDS.slowTransfers.value || !newest?.slow) return null;
    const all = held.length === compared.length && lineFinding.confidence !== 'low';
    return {
      state: 'throttled',
      scope: 'network',
      technique: 'policer',
      confidence: all ? 'high' : 'medium',
      reason: 'steady-rate',
      evidence: {
        ...transferEvidence(compared),
        plateauVariation: Math.max(...held.map((c) => c.fact.plateauVariation ?? 0)),
      },
    };
  },
};
