/** Most controls answer, as fast as an ordinary line does. Sure only after some rounds and with several controls. */
import type { LineContext, Rule } from '../finding.ts';
import { halfFail, lineState } from '../line-state.ts';
import { THRESHOLDS } from '../thresholds.ts';

export const lineOk: Rule<LineContext> = {
  id: 'line-ok',
  judge({ line }) {
    const { all, domestic } = lineState(line);
    const ok = { state: 'ok', scope: 'you' } as const;
    if (halfFail(domestic)) return { ...ok, confidence: 'low', reason: 'domestic-down' };
    if (all.ok < THRESHOLDS.wellControlled.value) return { ...ok, confidence: 'low', reason: 'few-controls' };
    const rounds = Math.max(...line.controls.map((c) => c.facts.rounds));
    if (rounds === 1) return { ...ok, confidence: 'low', reason: 'one-round' };
    if (rounds < 3) return { ...ok, confidence: 'medium', reason: 'few-rounds' };
    return { ...ok, confidence: 'high', reason: 'all-fine' };
  },
};
