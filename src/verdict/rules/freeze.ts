/**
 * Transfers on fresh connections go silent at the same place, 12 to 64 KB in, while small requests are answered and the
 * controls' transfers complete (net4people/bbs#490). Where no second fresh connection could be had (Firefox), silence on
 * the frozen connection counts as the repetition.
 */
import { controlsFineAt } from '../../summary/line-facts.ts';
import type { Finding, Rule, ServiceContext } from '../finding.ts';
import { THRESHOLDS } from '../thresholds.ts';
import { type Compared, comparedTransfers, transferEvidence } from '../transfers.ts';

const sure = (stalls: number, silent: number): Pick<Finding, 'confidence' | 'reason'> => {
  if (stalls >= THRESHOLDS.slowTransfers.value) return { confidence: 'high', reason: 'same-offset' };
  return stalls === 1 && silent > 0
    ? { confidence: 'low', reason: 'few-transfers' }
    : { confidence: 'medium', reason: 'same-offset' };
};

function frozen({ fact }: Compared): boolean {
  const inBand = fact.bytes >= THRESHOLDS.stallFromBytes.value && fact.bytes < THRESHOLDS.stallToBytes.value;
  return fact.end === 'stalled' && inBand && fact.connection !== 'reused';
}

export const freeze: Rule<ServiceContext> = {
  id: 'freeze',
  judge({ facts, line }) {
    const compared = comparedTransfers(facts, line);
    const lastComplete = compared.findLastIndex((c) => c.fact.end === 'complete' && c.fact.connection !== 'reused');
    const recent = compared.slice(lastComplete + 1);
    const stalls = recent.filter(frozen);
    const first = stalls[0];
    if (!first || !facts.attempts.some((a) => a.kind === 'http' && a.reached)) return null;
    const offsets = stalls.map((c) => c.fact.bytes);
    if (Math.max(...offsets) - Math.min(...offsets) > THRESHOLDS.stallSpreadBytes.value) return null;
    const silent = facts.attempts.filter(
      (a) =>
        a.kind === 'transfer' &&
        a.endpoint === first.fact.endpoint &&
        a.family === 'silence' &&
        a.at > first.fact.at &&
        controlsFineAt(line, a.at, THRESHOLDS.sameTimeMs.value) === true,
    ).length;
    if (stalls.length + silent < THRESHOLDS.likeFailures.value) return null;
    const evidence = { ...transferEvidence(recent), stalls: stalls.length, silentAfter: silent };
    return { state: 'throttled', scope: 'network', technique: 'freeze', ...sure(stalls.length, silent), evidence };
  },
};
