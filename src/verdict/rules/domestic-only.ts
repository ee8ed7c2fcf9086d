/** The service fails together with everything foreign: said as that, not as a block of this service. */
import type { Rule, ServiceContext } from '../finding.ts';

export const domesticOnly: Rule<ServiceContext> = {
  id: 'domestic-only',
  judge({ facts, lineFinding }) {
    if (lineFinding.state !== 'domestic-only' || !facts.run) return null;
    const { scope, confidence, reason } = lineFinding;
    return { state: 'domestic-only', scope, technique: 'domestic-only', confidence, reason };
  },
};
