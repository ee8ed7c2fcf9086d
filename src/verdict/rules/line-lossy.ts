/** Requests to several controls get lost, though most come through: a bad radio link, a full queue, a line that flaps. */
import type { LineContext, Rule } from '../finding.ts';
import { lossOf } from '../loss.ts';
import { THRESHOLDS } from '../thresholds.ts';

export const lineLossy: Rule<LineContext> = {
  id: 'line-lossy',
  judge({ line }) {
    const { asked, lost, controls, hit } = lossOf(line);
    if (hit * 2 < controls || hit < THRESHOLDS.fewestControls.value) return null;
    if (lost < THRESHOLDS.manyFailures.value || lost < asked * THRESHOLDS.lineLoss.value) return null;
    const confidence = controls >= THRESHOLDS.wellControlled.value ? 'medium' : 'low';
    return { state: 'own-line', scope: 'you', confidence, reason: 'controls-lossy', evidence: { asked, lost } };
  },
};
