/**
 * One host of the service fails in one way while its app host answers. Media, calls or sending may be hit; the address may
 * also have moved (endpoints rot), so this is never called a block.
 */
import type { Attempt, Family } from '../../summary/attempt.ts';
import { saysSomething } from '../../summary/like-run.ts';
import { controlsFineAt } from '../../summary/line-facts.ts';
import type { Rule, ServiceContext } from '../finding.ts';
import { beyondLoss, controlsHeardSince } from '../loss.ts';
import { THRESHOLDS } from '../thresholds.ts';
import type { Technique } from '../verdict.ts';

const TECHNIQUES: Partial<Record<Family, Technique>> = {
  dns: 'dns-removed',
  refused: 'refused',
  reset: 'reset-or-closed',
  silence: 'silence',
  certificate: 'certificate',
};

function failing(attempts: readonly Attempt[]): readonly Attempt[] | null {
  const [first] = attempts;
  const like = attempts.every((a) => a.family !== undefined && a.family === first?.family);
  return like && attempts.length >= THRESHOLDS.likeFailures.value ? attempts : null;
}

export const partUnreachable: Rule<ServiceContext> = {
  id: 'part-unreachable',
  judge({ facts, line }) {
    if (!facts.attempts.some((a) => a.role === 'app' && a.reached)) return null;
    const endpoints = [...new Set(facts.attempts.map((a) => a.endpoint))].toSorted();
    for (const endpoint of endpoints) {
      const mine = facts.attempts.filter((a) => a.endpoint === endpoint && saysSomething(a));
      const run = failing(mine.slice(mine.findLastIndex((a) => a.reached) + 1));
      const [first] = run ?? [];
      if (!run || !first?.family || first.role === 'app') continue;
      if (run.some((a) => controlsFineAt(line, a.at, THRESHOLDS.sameTimeMs.value) !== true)) continue;
      if (run.every((a) => a.round === first.round) || !controlsHeardSince(line, first.at)) continue;
      if (first.family === 'silence' && !beyondLoss(line, run)) continue;
      const technique = TECHNIQUES[first.family];
      return {
        state: 'unreachable',
        scope: 'unknown',
        ...(technique && { technique }),
        confidence: 'low',
        reason: 'part-only',
        evidence: { part: first.role, endpoint, since: first.at, failure: first.failure, likeFailures: run.length },
      };
    }
    return null;
  },
};
