/** The last request was answered and nothing above spoke. Sure after three rounds, one of them with a transfer. */
import type { Rule, ServiceContext } from '../finding.ts';

export const allFine: Rule<ServiceContext> = {
  id: 'all-fine',
  judge({ facts, lineFinding }) {
    const ok = { state: 'ok', scope: 'unknown' } as const;
    if (lineFinding.state === 'learning') return { ...ok, confidence: 'low', reason: 'no-controls' };
    if (lineFinding.state !== 'ok') return { ...ok, confidence: 'low', reason: 'line-trouble' };
    if (facts.rounds === 1) return { ...ok, confidence: 'low', reason: 'one-round' };
    if (facts.rounds < 3) return { ...ok, confidence: 'medium', reason: 'few-rounds' };
    const whole = facts.transfers.some((t) => t.end === 'complete');
    return whole
      ? { ...ok, confidence: 'high', reason: 'all-fine' }
      : { ...ok, confidence: 'medium', reason: 'no-transfer' };
  },
};
