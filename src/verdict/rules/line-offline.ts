/** The browser itself says that there is no network, now or at every request of the last rounds. */
import type { LineContext, Rule } from '../finding.ts';

export const lineOffline: Rule<LineContext> = {
  id: 'line-offline',
  judge({ online, line }) {
    const silent = line.controls.every((c) => !c.ok) && (line.leftOut.offline ?? 0) > 0;
    return online && !silent ? null : { state: 'offline', scope: 'you', confidence: 'high', reason: 'offline' };
  },
};
