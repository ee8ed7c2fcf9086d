/**
 * "Looks throttled": of the last five transfers three or more run at less than a quarter of the controls' goodput and hold
 * one rate, each by itself and all of them together, and for each fast one among them there is one more. A server that paces
 * itself looks the same, hence never more than "looks". What one minute shows must be as slow as known limits are; higher
 * rates are named once they last.
 */
import { sustainedBps } from '../../summary/timeline.ts';
import type { Rule, ServiceContext } from '../finding.ts';
import { THRESHOLDS } from '../thresholds.ts';
import { comparedTransfers, oneRate, standing, transferEvidence } from '../transfers.ts';

export const policer: Rule<ServiceContext> = {
  id: 'policer',
  judge({ facts, line, lineFinding }) {
    const compared = comparedTransfers(facts, line);
    const held = oneRate(compared);
    if (standing(compared, held) < THRESHOLDS.slowTransfers.value) return null;
    const times = held.map((c) => c.fact.at);
    const spanMs = Math.max(...times) - Math.min(...times);
    const fastest = Math.max(...held.map((c) => sustainedBps(c.fact) ?? 0));
    if (spanMs < THRESHOLDS.soonMs.value && fastest > THRESHOLDS.quickAtMostBps.value) return null;
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
