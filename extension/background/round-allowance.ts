/** What a round may cost: a check the person waits for has what is left of the day, others a share of it. */
import type { Round } from '../../src/round.ts';
import type { Sample } from '../../src/sample.ts';
import { type Allowance, allowance, transferSetBytes } from '../../src/schedule/budget.ts';
import { BURST_SHARE } from '../../src/schedule/limits.ts';
import type { Settings } from '../../src/settings.ts';
import type { Service } from '../../src/targets/target.ts';
import type { Past } from './planning.ts';

/** @param services those chosen; @param used bytes charged to the day so far */
export function allowed(
  kind: Round['kind'],
  settings: Settings,
  services: readonly Service[],
  past: Past,
  used: number,
  now: number,
): Allowance {
  const { budgetBytes, intervalMinutes } = settings;
  const left = Math.max(0, budgetBytes - used);
  if (kind === 'first-check') return { bytes: left, transferBytes: 0 };
  if (kind === 'burst') return { bytes: left * BURST_SHARE, transferBytes: 0 };
  const able = services.filter((s) => s.endpoints.some((e) => e.kind === 'transfer'));
  const isRoutine = (s: Sample): boolean => s.kind === 'transfer' && s.targetType === 'service';
  return allowance({
    ...{ budgetBytes, usedBytes: used, now, intervalMinutes, setBytes: transferSetBytes(able.length) },
    lastTransferAt: past.samples.findLast(isRoutine)?.at ?? Number.NEGATIVE_INFINITY,
    lastRoundAt: past.rounds[0]?.startedAt ?? Number.NEGATIVE_INFINITY,
  });
}
