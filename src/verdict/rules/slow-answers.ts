/**
 * Slow without a history: answers that a person waits for, three times as late as the controls', and not explained by
 * distance (phases over the connection's own round trip). Low confidence by nature; a baseline replaces this rule.
 */
import type { PhaseFacts } from '../../summary/phases.ts';
import { median } from '../../summary/quantile.ts';
import type { Rule, ServiceContext } from '../finding.ts';
import { THRESHOLDS } from '../thresholds.ts';

/** Phases of their own accord: far away, every phase is one or two round trips long. */
function beyondDistance(phases: PhaseFacts): boolean {
  if (phases.tcpMs === undefined) return true;
  const perTrip = THRESHOLDS.slowPerTrip.value;
  const lost = phases.tcpMs >= THRESHOLDS.lostSynMs.value || (phases.dnsMs ?? 0) >= THRESHOLDS.slowTtfbMs.value;
  return lost || (phases.tlsPerTrip ?? 0) >= perTrip || (phases.waitingPerTrip ?? 0) >= perTrip;
}

export const slowAnswers: Rule<ServiceContext> = {
  id: 'slow-answers',
  judge({ facts, line, lineFinding, serviceHistory }) {
    if (serviceHistory || lineFinding.state === 'unknown' || facts.rounds < THRESHOLDS.likeFailures.value) return null;
    const { freshTtfbMs, reusedTtfbMs, anyTtfbMs } = facts.phases;
    const fresh = freshTtfbMs !== undefined;
    const now = freshTtfbMs ?? reusedTtfbMs ?? anyTtfbMs;
    const usual = median(
      line.controls.flatMap(({ facts: { phases } }) => (fresh ? phases.freshTtfbMs : phases.anyTtfbMs) ?? []),
    );
    if (now === undefined || usual === undefined) return null;
    if (now < THRESHOLDS.slowTtfbMs.value || now < usual * THRESHOLDS.slowRatio.value) return null;
    if (fresh && !beyondDistance(facts.phases)) return null;
    const { tlsPerTrip, waitingPerTrip } = facts.phases;
    const evidence = { nowMs: now, controlsMs: usual, tlsPerTrip, waitingPerTrip };
    return { state: 'slow', scope: 'unknown', confidence: 'low', reason: 'no-history', evidence };
  },
};
