/** Why nothing can be said: the words for having no usable sample. */
import type { LeftOut } from '../summary/usable.ts';
import type { Finding } from './finding.ts';
import type { Reason } from './reason.ts';

/** Words of left-out samples (src/summary/usable.ts) and the reason each one gives. */
const REASON_OF: Readonly<Record<string, Reason>> = {
  permission: 'permission',
  'ad-blocker': 'ad-blocker',
  proxy: 'vpn',
  'network-change': 'network-change',
  suspend: 'asleep',
  offline: 'offline',
  portal: 'portal',
  'own-cancel': 'cancelled',
  aborted: 'cancelled',
  'worker-restart': 'worker-restart',
};

/** The most frequent confounder; undefined where nothing was left out. Ties go by name, so that order never matters. */
export function mainConfounder(leftOut: LeftOut): Reason | undefined {
  const [most] = Object.entries(leftOut).toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most && REASON_OF[most[0]];
}

export function unmeasured(leftOut: LeftOut, state: { future: number; elsewhere: number; stale?: boolean }): Finding {
  const confounder = mainConfounder(leftOut);
  if (confounder) {
    return { state: 'unknown', scope: 'you', confidence: 'medium', reason: confounder, evidence: { leftOut } };
  }
  if (state.future > 0) return { state: 'unknown', scope: 'you', confidence: 'low', reason: 'clock' };
  const learning = { state: 'learning', scope: 'unknown', confidence: 'low' } as const;
  if (state.elsewhere > 0) return { ...learning, reason: 'network-changed' };
  return { ...learning, reason: state.stale ? 'stale' : 'no-samples' };
}
