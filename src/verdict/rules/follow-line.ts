/** Paused, offline, behind a portal: what is true of the whole line is all there is to say of a service. */
import type { Rule, ServiceContext } from '../finding.ts';

const WHOLE = new Set(['paused', 'offline', 'portal']);

export const followLine: Rule<ServiceContext> = {
  id: 'follow-line',
  judge({ lineFinding }) {
    if (!WHOLE.has(lineFinding.state)) return null;
    const { state, scope, confidence, reason } = lineFinding;
    return { state, scope, confidence, reason };
  },
};
