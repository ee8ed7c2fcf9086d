/** No control has spoken yet, or too few to have a majority: the reason is said, nothing else. */

import type { LineContext, Rule } from '../finding.ts';
import { THRESHOLDS } from '../thresholds.ts';
import { unmeasured } from '../unmeasured.ts';

export const lineUnmeasured: Rule<LineContext> = {
  id: 'line-unmeasured',
  judge({ line, summary }) {
    const asked = line.controls.length;
    if (asked === 0) return unmeasured(line.leftOut, { ...summary, stale: line.newestAt !== undefined });
    if (asked >= THRESHOLDS.fewestControls.value) return null;
    return { state: 'learning', scope: 'unknown', confidence: 'low', reason: 'few-controls' };
  },
};
