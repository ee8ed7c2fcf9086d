/**
 * Half of the controls or more fail or are slow, by absolute figures (there may be no history yet), and the services do
 * not do clearly better. With a history: the controls together are slower than their own usual.
 */
import type { LineContext, Rule } from '../finding.ts';
import { halfBad, servicesBetter } from '../line-state.ts';

export const lineSlow: Rule<LineContext> = {
  id: 'line-slow',
  judge({ line, services, history }) {
    if (halfBad(line) && !servicesBetter(line, services)) {
      const confidence = line.controls.length >= 3 ? 'medium' : 'low';
      return { state: 'own-line', scope: 'you', confidence, reason: 'controls-slow' };
    }
    if (!history?.slow) return null;
    const { usualMs, nowMs, since } = history;
    return {
      state: 'own-line',
      scope: 'you',
      confidence: 'medium',
      reason: 'own-history',
      evidence: { usualMs, nowMs, since, baselineRounds: history.rounds },
    };
  },
};
