/** The sentence at the top with its reason. A live region: it may change while it is read. */
import { useLayoutEffect } from 'preact/hooks';
import { t } from '../i18n.ts';
import type { Face } from './face.ts';
import { headline } from './headline.ts';
import { LOOKS } from './state-look.ts';
import { StateShape } from './state-shape.tsx';

export function Headline({ face }: { face: Face }) {
  // What npm run bench -- popup looks for.
  useLayoutEffect(() => void performance.mark('headline'), []);
  const { state } = face;
  const said = headline(face);
  return (
    <div class="headline" role="status" data-tone={LOOKS[said.state].tone}>
      <StateShape state={said.state} />
      <div class="stack-tight">
        <h1 data-testid="headline" data-state={state.kind}>
          {said.headline}
        </h1>
        {said.because !== '' && <p data-testid="reason">{said.because}</p>}
        {state.kind === 'ready' && state.roundOpen && <p class="small quiet">{t('round_open')}</p>}
      </div>
    </div>
  );
}
