/**
 * Half of the foreign controls fail while the domestic ones answer: something is wrong abroad, too mixed to name. Where the
 * domestic ones and the services lose requests too, it is the line's loss (line-lossy), and the foreign ones were unlucky.
 */
import type { LineContext, Rule } from '../finding.ts';
import { down, lineState } from '../line-state.ts';
import { losesRequests, lossOf, servicesLose } from '../loss.ts';

export const lineForeignHalf: Rule<LineContext> = {
  id: 'line-foreign-half',
  judge({ line, services }) {
    const { foreign, domestic } = lineState(line);
    if (foreign.total === 0 || down(line).foreign * 2 < foreign.total) return null;
    const atHome = lossOf({ ...line, controls: line.controls.filter((c) => c.domestic) });
    const everywhere = domestic.total === 0 || atHome.lost > 0;
    if (everywhere && losesRequests(lossOf(line)) && servicesLose(services)) return null;
    return { state: 'unknown', scope: 'unknown', confidence: 'low', reason: 'foreign-half' };
  },
};
