/** Every foreign control fails while domestic ones answer: the way abroad is shut, or only listed sites are let through. */
import type { LineContext, Rule } from '../finding.ts';
import { down, lineState } from '../line-state.ts';
import { THRESHOLDS } from '../thresholds.ts';

export const lineDomesticOnly: Rule<LineContext> = {
  id: 'line-domestic-only',
  judge({ line }) {
    const { foreign, domestic } = lineState(line);
    const least = THRESHOLDS.fewestControls.value;
    if (foreign.total < least || down(line).foreign < foreign.total || domestic.ok < least) return null;
    return {
      state: 'domestic-only',
      scope: 'unknown',
      technique: 'domestic-only',
      confidence: foreign.total >= THRESHOLDS.wellControlled.value ? 'medium' : 'low',
      reason: 'domestic-only',
    };
  },
};
