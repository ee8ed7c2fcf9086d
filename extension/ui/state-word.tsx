/** Shape and word of a verdict's state. */
import type { Verdict } from '../../src/verdict/verdict.ts';
import { t } from '../i18n.ts';
import { LOOKS } from './state-look.ts';
import { StateShape } from './state-shape.tsx';

export function StateWord({ verdict }: { verdict: Pick<Verdict, 'state'> }) {
  const look = LOOKS[verdict.state];
  return (
    <span class={`state-word ${look.tone}`}>
      <StateShape state={verdict.state} />
      {t(look.word)}
    </span>
  );
}
