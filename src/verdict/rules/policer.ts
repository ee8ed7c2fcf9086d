/**
 * "Looks throttled": of the last five transfers three or more run at less than a quarter of the controls' goodput and hold
 * one rate, each by itself and all of them together, and for each fast one among them there is one more. A server that paces
 * itself looks the same, hence never more than "looks".
 */
import { sustainedBps } from '../../summary/timeline.ts';
import type { Rule, ServiceContext } from '../finding.ts';
import { THRESHOLDS } from '../thresholds.ts';
import { type Compared, comparedTransfers, standing, transferEvidence } from '../transfers.ts';

/** The most transfers whose settled rates lie within one band. */
function alike(held: readonly Compared[]): readonly Compared[] {
  const sorted = held.toSorted((a, b) => rateOf(a) - rateOf(b));
  const bands = sorted.map((low) =>
    sorted.filter((c) => rateOf(c) >= rateOf(low) && rateOf(c) <= rateOf(low) * THRESHOLDS.sameRate.value),
  );
  return bands.toSorted((a, b) => b.length - a.length)[0] ?? [];
}

const rateOf = ({ fact }: Compared): number => sustainedBps(fact) ?? 0;

const steady = ({ fact, slow }: Compared): boolean =>
  slow && fact.plateauVariation !== undefined && fact.plateauVariation < THRESHOLDS.plateauVariation.value;

export const policer: Rule<ServiceContext> = {
  id: 'policer',
  judge({ facts, line, lineFinding }) {
    const compared = comparedTransfers(facts, line);
    const held = alike(compared.filter(steady));
    const newest = compared.at(-1);
    if (!newest?.slow || standing(compared, (c) => held.includes(c)) < THRESHOLDS.slowTransfers.value) return null;
    const times = held.map((c) => c.fact.at);
    const lasting = Math.max(...times) - Math.min(...times) >= THRESHOLDS.lastingMs.value;
    const sure = lasting && held.length === compared.length && lineFinding.confidence !== 'low';
    return {
      state: 'throttled',
      scope: 'network',
      technique: 'policer',
      confidence: sure ? 'high' : 'medium',
      reason: 'steady-rate',
      evidence: {
        ...transferEvidence(compared),
        plateauVariation: Math.max(...held.map((c) => c.fact.plateauVariation ?? 0)),
      },
    };
  },
};
