/**
 * Half of the controls or more fail, at home and abroad: the line. Not said where most services answer in the same rounds:
 * then the controls are the ones in trouble.
 */
import type { LineContext, Rule } from '../finding.ts';
import { down, halfFail, lineState, servicesAnswer } from '../line-state.ts';
import { losesRequests, lossOf, servicesLose } from '../loss.ts';

export const lineDead: Rule<LineContext> = {
  id: 'line-dead',
  judge({ line, services }) {
    const { all, foreign, domestic } = lineState(line);
    const home = domestic.total === 0 || halfFail(domestic);
    const abroad = foreign.total === 0 || halfFail(foreign);
    if (!home || !abroad || !halfFail(all)) return null;
    if (servicesAnswer(services)) {
      // Requests lost in one round, or by the services as well, are the line's loss (line-lossy), not the controls' trouble.
      if (down(line).all * 2 < all.total || (losesRequests(lossOf(line)) && servicesLose(services))) return null;
      return { state: 'unknown', scope: 'unknown', confidence: 'low', reason: 'controls-disagree' };
    }
    const none = all.ok === 0;
    return {
      state: 'own-line',
      scope: 'you',
      confidence: none && all.total >= 3 ? 'high' : 'medium',
      reason: none ? 'nothing-answers' : 'controls-fail',
    };
  },
};
