/** Where nothing is measured until something is pressed: what happened and the button, on pages that are about something else. */
import { CheckButton } from './check-button.tsx';
import type { Face } from './face.ts';
import { Headline } from './headline-block.tsx';
import { isStandstill } from './page-state.ts';
import { ToWelcome } from './to-welcome.tsx';

export function Standstill({ face }: { face: Face }) {
  const { state } = face;
  // Some that may not be asked: a note, without a headline.
  if (!isStandstill(state)) return <ToWelcome face={face} />;
  return (
    <section class="stack" data-testid="standstill">
      <Headline face={face} />
      <ToWelcome face={face} />
      {(state.kind === 'full' || state.kind === 'failed') && (
        <div class="row">
          <CheckButton state={state} />
        </div>
      )}
    </section>
  );
}
