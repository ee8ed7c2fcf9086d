/** Half of the foreign controls fail while the domestic ones answer: something is wrong abroad, too mixed to name. */
import type { LineContext, Rule } from '../finding.ts';
import { down, lineState } from '../line-state.ts';

export const lineForeignHalf: Rule<LineContext> = {
  id: 'line-foreign-half',
  judge({ line }) {
    const { foreign } = lineState(line);
    if (foreign.total === 0 || down(line).foreign * 2 < foreign.total) return null;
    return { state: 'unknown', scope: 'unknown', confidence: 'low', reason: 'foreign-half' };
  },
};
