/** The controls are slow: being slow, stalling or running out of time says nothing of this service. */
import type { Rule, ServiceContext } from '../finding.ts';

export const slowLine: Rule<ServiceContext> = {
  id: 'slow-line',
  judge({ lineFinding }) {
    if (lineFinding.state !== 'own-line' || lineFinding.reason === 'certificates-replaced') return null;
    const { scope, confidence, reason } = lineFinding;
    return { state: 'own-line', scope, confidence, reason };
  },
};
