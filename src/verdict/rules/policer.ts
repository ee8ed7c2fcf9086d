/**
 * "Looks throttled": of the last five transfers three or more run at less than a quarter of the controls' goodput and hold
 * one rate, each by itself and all of them together; for each one among them that is fast, or slow at another rate or none,
 * there is one more; and the days before do not explain them. A server that paces itself looks the same, hence never more
 * than "looks". What one minute shows must be as slow as known limits are; higher rates are named once they last.
 */
import type { Rule, ServiceContext } from '../finding.ts';
import { THRESHOLDS } from '../thresholds.ts';
import {
  type Compared,
  comparedTransfers,
  earlierTransfers,
  isOtherwise,
  isSteady,
  oneRate,
  rateOf,
  standing,
  transferEvidence,
} from '../transfers.ts';
import { isNews } from '../usual-transfers.ts';

export const policer: Rule<ServiceContext> = {
  id: 'policer',
  judge({ facts, line, lineFinding }) {
    const compared = comparedTransfers(facts, line);
    const held = oneRate(compared);
    if (standing(compared, held, isOtherwise) < THRESHOLDS.slowTransfers.value) return null;
    const times = held.map((c) => c.fact.at);
    const spanMs = Math.max(...times) - Math.min(...times);
    const rates = held.map(rateOf);
    const [slowest, fastest] = [Math.min(...rates), Math.max(...rates)];
    if (spanMs < THRESHOLDS.soonMs.value && fastest > THRESHOLDS.quickAtMostBps.value) return null;
    const most = THRESHOLDS.sameRate.value;
    const seen = (c: Compared): boolean => c.slow && rateOf(c) <= slowest * most && rateOf(c) * most >= fastest;
    const alike = (c: Compared): boolean => isSteady(c) && seen(c);
    const earlier = earlierTransfers(facts, line);
    if (!isNews({ earlier, compared, held, alike, seen, against: isOtherwise })) return null;
    const sure =
      spanMs >= THRESHOLDS.lastingMs.value && held.length === compared.length && lineFinding.confidence !== 'low';
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
