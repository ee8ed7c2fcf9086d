/** Requests to several controls get lost, though most come through: a bad radio link, a full queue, a line that flaps. */
import type { LineContext, Rule } from '../finding.ts';
import { losesRequests, lossOf } from '../loss.ts';
import { THRESHOLDS } from '../thresholds.ts';

export const lineLossy: Rule<LineContext> = {
  id: 'line-lossy',
  judge({ line }) {
    const loss = lossOf(line);
    if (!losesRequests(loss)) return null;
    const { asked, lost, controls } = loss;
    const confidence = controls >= THRESHOLDS.wellControlled.value ? 'medium' : 'low';
    return { state: 'own-line', scope: 'you', confidence, reason: 'controls-lossy', evidence: { asked, lost } };
  },
};
