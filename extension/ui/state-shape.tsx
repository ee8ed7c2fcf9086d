/** The shape of a state, drawn for this project. Always beside its word, so that it is hidden from screen readers. */

import type { State } from '../../src/verdict/verdict.ts';
import { LOOKS } from './state-look.ts';
import { STROKES } from './state-strokes.ts';

export function StateShape({ state }: { state: State }) {
  const look = LOOKS[state];
  return (
    <svg class={`shape ${look.tone}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={STROKES[look.shape]} />
    </svg>
  );
}
