/**
 * A captive portal answered in place of the plain-http check. A provider that redirects http alone, while most controls
 * answer over https, is not a portal.
 */
import type { LineContext, Rule } from '../finding.ts';
import { lineState } from '../line-state.ts';

export const linePortal: Rule<LineContext> = {
  id: 'line-portal',
  judge({ line }) {
    const { all } = lineState(line);
    const met = line.portal.met > 0 || (line.leftOut.portal ?? 0) > 0;
    if (!met || all.ok * 2 > all.total) return null;
    const confidence = line.portal.met > 1 ? 'high' : 'medium';
    return { state: 'portal', scope: 'you', confidence, reason: 'portal', evidence: { portalChecks: line.portal } };
  },
};
