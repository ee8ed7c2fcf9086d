/** The person paused measuring: nothing is judged, the past least of all. */
import type { LineContext, Rule } from '../finding.ts';

export const linePaused: Rule<LineContext> = {
  id: 'line-paused',
  judge: ({ paused }) => (paused ? { state: 'paused', scope: 'you', confidence: 'high', reason: 'paused' } : null),
};
