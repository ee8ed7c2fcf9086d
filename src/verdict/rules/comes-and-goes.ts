/**
 * Whole rounds fail and others are answered, while the controls are fine, and the last two rounds were not both clean. A
 * single lost request is noise, and a line that loses requests itself says nothing of the service.
 */
import { controlsFineAt } from '../../summary/line-facts.ts';
import type { Rule, ServiceContext } from '../finding.ts';
import { lossOf } from '../loss.ts';
import { THRESHOLDS } from '../thresholds.ts';

export const comesAndGoes: Rule<ServiceContext> = {
  id: 'comes-and-goes',
  judge({ facts, line, lineFinding }) {
    if (lineFinding.state === 'unknown') return null;
    const app = facts.attempts.filter((a) => a.role === 'app' && a.kind === 'http');
    const fine = (at: number): boolean => controlsFineAt(line, at, THRESHOLDS.sameTimeMs.value) === true;
    const rounds = [...new Set(app.map((a) => a.round))].map((round) => app.filter((a) => a.round === round));
    const failed = rounds.filter((round) => round.every((a) => !a.reached && fine(a.at)));
    const clean = rounds.length - 1 - rounds.findLastIndex((round) => failed.includes(round));
    if (failed.length < THRESHOLDS.likeFailures.value || clean >= 2) return null;
    if (lossOf(line).lost >= THRESHOLDS.likeFailures.value) return null;
    const lost = failed.flat();
    return {
      state: 'unreachable',
      scope: 'unknown',
      confidence: 'low',
      reason: 'comes-and-goes',
      evidence: { since: lost[0]?.at, failure: lost.at(-1)?.failure, answered: app.length - lost.length },
    };
  },
};
