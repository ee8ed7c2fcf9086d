/** Shape and word of a verdict's state. */
import type { Verdict } from '../../src/verdict/verdict.ts';
import { t } from '../i18n.ts';
import { LOOKS } from './state-look.ts';
import { StateShape } from './state-shape.tsx';

export function StateWord({ verdict }: { verdict: Pick<Verdict, 'state' | 'confidence'> }) {
  const look = LOOKS[verdict.state];
  // After one round of a check "works" would promise more than was seen.
  const word = verdict.state === 'ok' && verdict.confidence === 'low' ? 'state_ok_low' : look.word;
  return (
    <span class={`state-word ${look.tone}`}>
      <StateShape state={verdict.state} />
      {t(word)}
    </span>
  );
}
