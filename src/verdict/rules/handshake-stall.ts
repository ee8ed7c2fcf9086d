/**
 * New connections hang while others of the same service answer in the same rounds. Policing of parallel handshakes (our
 * own are serial, other tabs' are not) and a drop that spares old connections look alike from here.
 */

import { controlsFineAt } from '../../summary/line-facts.ts';
import type { Rule, ServiceContext } from '../finding.ts';
import { beyondLoss, controlsHeardSince } from '../loss.ts';
import { THRESHOLDS } from '../thresholds.ts';

export const handshakeStall: Rule<ServiceContext> = {
  id: 'handshake-stall',
  judge({ facts, line }) {
    const plain = facts.attempts.filter((a) => a.kind === 'http');
    const fresh = plain.filter((a) => a.connection === 'fresh');
    const hung = fresh
      .slice(fresh.findLastIndex((a) => a.reached) + 1)
      .filter((a) => a.family === 'silence' && controlsFineAt(line, a.at, THRESHOLDS.sameTimeMs.value) === true);
    const kept = plain.filter((a) => a.connection === 'reused' && a.reached);
    const least = THRESHOLDS.likeFailures.value;
    if (hung.length < least || kept.length < least) return null;
    const [first] = hung;
    if (!first || hung.every((a) => a.round === first.round)) return null;
    if (!controlsHeardSince(line, first.at) || !beyondLoss(line, hung)) return null;
    return {
      state: 'unreachable',
      scope: 'unknown',
      technique: 'handshake-stall',
      alternative: 'silence',
      confidence: 'low',
      reason: 'fresh-only',
      evidence: { hungFresh: hung.length, answeredReused: kept.length, since: first.at },
    };
  },
};
