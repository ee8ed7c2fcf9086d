/**
 * "Looks throttled": three of the last five transfers run at less than a quarter of the controls' goodput and hold one
 * rate, each by itself and all of them together. A server that paces itself looks the same, hence never more than "looks".
 */
import { sustainedBps } from '../../summary/timeline.ts';
import type { Rule, ServiceContext } from '../finding.ts';
import { THRESHOLDS } from '../thresholds.ts';
import { type Compared, comparedTransfers, transferEvidence } from '../transfers.ts';

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
