/** Shape and word of a verdict's state. */
import type { Verdict } from '../../src/verdict/verdict.ts';
import { t } from '../i18n.ts';
import { LOOKS } from './state-look.ts';
import { StateShape } from './state-shape.tsx';

type Said = Pick<Verdict, 'state' | 'confidence'>;

export function stateWord({ state, confidence }: Said): string {
  // After one round of a check "works" would promise more than was seen.
  return t(state === 'ok' && confidence === 'low' ? 'state_ok_low' : LOOKS[state].word);
}

export function StateWord({ verdict }: { verdict: Said }) {
  return (
    <span class={`state-word ${LOOKS[verdict.state].tone}`}>
      <StateShape state={verdict.state} />
      {stateWord(verdict)}
    </span>
  );
}
