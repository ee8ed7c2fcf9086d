/** Shape and word of a verdict's state. */
import { LOOKS } from './state-look.ts';
import { StateShape } from './state-shape.tsx';
import { stateWord, type Worded } from './state-words.ts';

export function StateWord({ verdict }: { verdict: Worded }) {
  return (
    <span class={`state-word ${LOOKS[verdict.state].tone}`}>
      <StateShape state={verdict.state} />
      {stateWord(verdict)}
    </span>
  );
}
